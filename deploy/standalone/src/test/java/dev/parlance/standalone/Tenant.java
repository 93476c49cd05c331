package dev.parlance.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An account with everything an account can have, each thing marked with a word that nobody else may ever see. */
final class Tenant {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;

    private final String word;

    private final String token;

    private final String key;

    private Tenant(URI address, String word, String token, String key) {
        this.address = address;
        this.word = word;
        this.token = token;
        this.key = key;
    }

    /** @param word no other tenant has it anywhere */
    static Tenant register(URI address, String word) {
        Tenant nobody = new Tenant(address, word, "", "");
        String token = nobody.told("POST", "/api/v1/auth/register", "none", """
                {"name":"%1$s","email":"%1$s@example.org","password":"secure_password_123"}""".formatted(word))
                .at("/access_token").asString();
        Tenant person = new Tenant(address, word, token, "");
        String key = person.newKey("/api_key");
        return new Tenant(address, word, token, key);
    }

    String word() {
        return word;
    }

    /** @param part of what is told once of a new key: its text or its id */
    String newKey(String part) {
        return told("POST", "/api/v1/auth/api-keys", "person", "{\"name\":\"" + word + "\"}").at(part).asString();
    }

    String newDocument() {
        return told("POST", "/api/v1/knowledge/text", "key", """
                {"title":"%1$s","content":"The word on the bird is %1$s."}""".formatted(word)).at("/id").asString();
    }

    String newSession() {
        return told("POST", "/api/v1/chat", "key", "{\"question\":\"Which word is on the bird?\"}").at("/session_id")
                .asString();
    }

    /** Of the workspace. */
    String newConversation() {
        HttpResponse<String> answer = send("POST", "/api/chat", "key", "{\"message\":\"Which word is on the bird?\"}");
        return answer.headers().firstValue("X-Conversation-Id").orElseThrow();
    }

    String newCollection() {
        return told("POST", "/api/v1/collections", "key", "{\"collectionName\":\"" + word + "\"}").at("/collectionId")
                .asString();
    }

    String newSource() {
        return told("POST", "/api/knowledge", "key", """
                {"name":"%1$s","text":"The word on the bird is %1$s."}""".formatted(word)).at("/id").asString();
    }

    /** Of a server that cannot be reached. */
    String newCrawl() {
        return told("POST", "/api/knowledge/crawl", "key", "{\"seedUrl\":\"http://127.0.0.1:1/" + word + "\"}")
                .at("/crawlId").asString();
    }

    /** A document in a collection of its own: both their ids. */
    String newEntry() {
        String collection = newCollection();
        return collection + "/" + told("PUT", "/api/v1/collections/" + collection + "/documents", "key", """
                {"name":"%1$s","contents":"The word on the bird is %1$s."}""".formatted(word)).at("/documentId")
                .asString();
    }

    String newGateway() {
        return told("POST", "/api/v1/ai-gateways", "key", """
                {"name":"%1$s","parameters":{"baseAddress":"@integrated","modelName":"@parlance/extract",
                "systemInstruction":"Say %1$s."}}""".formatted(word)).at("/aiGatewayId").asString();
    }

    /** A judgement in a collection of its own: both their ids. */
    String newJudgement() {
        String judgements = "/api/v1/collections/" + newCollection() + "/judgements";
        told("PUT", judgements, "key", "{\"query\":\"%1$s\",\"docid\":\"%1$s\",\"relevance\":1}".formatted(word));
        return judgements.split("/")[4] + "/" + told("GET", judgements, "key", null).at("/0/id").asString();
    }

    /** An evaluation of a collection of its own: both their ids. */
    String newEvaluation() {
        String collection = newCollection();
        return collection + "/" + told("POST", "/api/v1/collections/" + collection + "/evaluations", "key", "{}")
                .at("/id").asString();
    }

    /** A thing of a kind. */
    String make(String kind) {
        return switch (kind) {
            case "key" -> newKey("/id");
            case "document" -> newDocument();
            case "collection" -> newCollection();
            case "entry" -> newEntry();
            case "source" -> newSource();
            case "crawl" -> newCrawl();
            case "judgement" -> newJudgement();
            case "evaluation" -> newEvaluation();
            case "gateway" -> newGateway();
            case "session" -> newSession();
            case "conversation" -> newConversation();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** What a new thing of a kind looks like to its owner. */
    String see(String kind, String id) {
        return switch (kind) {
            case "key" -> told("GET", "/api/v1/auth/api-keys", "person", null).toString().contains(id) ? id : "";
            case "document" -> told("GET", "/api/v1/knowledge/documents/" + id, "key", null).at("/id").asString();
            case "collection" -> told("GET", "/api/v1/collections/" + id, "key", null).at("/id").asString();
            case "source" -> told("GET", "/api/knowledge/" + id, "key", null).at("/id").asString();
            case "crawl" -> told("GET", "/api/knowledge/crawls/" + id, "key", null).at("/crawlId").asString();
            case "entry" ->
                told("GET", inside(id, "documents"), "key", null).at("/name").asString().equals(word) ? id : "";
            case "judgement" -> told("GET", inside(id, "judgements").replaceFirst("/[^/]*$", ""), "key", null)
                    .toString().contains(word) ? id : "";
            case "evaluation" -> told("GET", inside(id, "evaluations"), "key", null).at("/id").asString()
                    .equals(id.split("/")[1]) ? id : "";
            case "gateway" -> told("GET", "/api/v1/ai-gateways/" + id, "key", null).at("/name").asString().equals(word)
                    ? id
                    : "";
            case "conversation" -> told("GET", "/api/v1/conversations/" + id, "key", null).at("/id").asString();
            case "session" -> told("POST", "/api/v1/chat", "key",
                    "{\"question\":\"Which word is on the bird?\",\"session_id\":\"" + id + "\"}").at("/session_id")
                    .asString();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    void remove(String kind, String id) {
        String path = switch (kind) {
            case "key" -> "/api/v1/auth/api-keys/" + id;
            case "collection" -> "/api/v1/collections/" + id;
            case "source" -> "/api/knowledge/" + id;
            case "crawl" -> "/api/knowledge/crawls/" + id;
            case "entry", "judgement", "evaluation" -> "/api/v1/collections/" + id.split("/")[0];
            case "gateway" -> "/api/v1/ai-gateways/" + id;
            case "conversation" -> "/api/v1/conversations/" + id;
            default -> "/api/v1/knowledge/documents/" + id;
        };
        send("DELETE", path, kind.equals("key") ? "person" : "key", null);
    }

    /** @param things what a collection has of the kind */
    private static String inside(String ids, String things) {
        return "/api/v1/collections/" + ids.replace("/", "/" + things + "/");
    }

    private JsonNode told(String method, String path, String credential, String body) {
        HttpResponse<String> answer = send(method, path, credential, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** @param credential as the route table names it */
    HttpResponse<String> send(String method, String path, String credential, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        switch (credential) {
            case "person" -> request.header("Authorization", "Bearer " + token);
            case "key", "public", "both" -> request.header("Authorization", "Bearer " + key);
            default -> {
            }
        }
        return send(body == null ? request.method(method, BodyPublishers.noBody()) : withBody(request, method, body));
    }

    private static HttpRequest.Builder withBody(HttpRequest.Builder request, String method, String body) {
        String part = switch (body) {
            case "file" -> part("file", "own.txt", "Mine.");
            case "lines" -> part("documents", "own.jsonl", "{\"docid\":\"own\",\"text\":\"Mine.\"}");
            default -> null;
        };
        if (part == null) {
            return request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        }
        return request.header("Content-Type", "multipart/form-data; boundary=x").method(method,
                BodyPublishers.ofString(part));
    }

    private static String part(String field, String filename, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + filename
                + "\"\r\n\r\n" + content + "\r\n--x--\r\n";
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** An id of the kind's form that nobody has. */
    static String unheardOf(String kind) {
        return kind.equals("session")
                ? "sess_" + "0350oR2rmMUIcFBlRzLDJv"
                : instead(kind, UUID.randomUUID().toString());
    }

    static Map<String, String> nothing(String kind) {
        return kind.equals("session")
                ? Map.of("nil", "sess_0000000000000000000000")
                : Map.of("nil", instead(kind, new UUID(0, 0).toString()), "no id", instead(kind, "x"));
    }

    /** An id where things of the kind are named, by two of them if need be. */
    static String instead(String kind, String id) {
        return switch (kind) {
            case "entry", "judgement", "evaluation" -> id + "/" + id;
            case "source" -> "kb_" + id.replace("-", "");
            default -> id;
        };
    }
}
