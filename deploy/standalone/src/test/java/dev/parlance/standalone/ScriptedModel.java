package dev.parlance.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider with one model, {@code small-1}, which calls the first tool it is given, tells what came of it, gives its
 * answer the form it must have, breaks off where it is told to, and says hello otherwise.
 */
final class ScriptedModel implements AutoCloseable {

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}";

    private static final String HEAD = "\"id\":\"c1\",\"created\":7,\"model\":\"small-1\",";

    private final HttpServer server;

    ScriptedModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/models", exchange -> send(exchange, "application/json",
                "{\"object\":\"list\",\"data\":[{\"id\":\"small-1\",\"object\":\"model\",\"created\":5,\"owned_by\":\"acme\"}]}"));
        server.createContext("/v1/chat/completions", ScriptedModel::complete);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private static void complete(HttpExchange exchange) throws IOException {
        JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        if (!request.path("stream").asBoolean(false)) {
            send(exchange, "application/json", whole(request));
            return;
        }
        send(exchange, "text/event-stream",
                last(request).toString().contains("Break off") ? broken() : stream(request));
    }

    private static JsonNode last(JsonNode request) {
        JsonNode messages = request.path("messages");
        return messages.path(messages.size() - 1);
    }

    private static boolean calls(JsonNode request) {
        return request.has("tools") && !last(request).path("role").asString().equals("tool");
    }

    private static String text(JsonNode request) {
        if (last(request).path("role").asString().equals("tool")) {
            return "It is " + last(request).path("content").asString() + ".";
        }
        return request.has("response_format") ? "{\"city\":\"Paris\",\"people\":2}" : "Hello there.";
    }

    private static String call(JsonNode request) {
        return "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":"
                + request.at("/tools/0/function/name") + ",\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}]";
    }

    private static String whole(JsonNode request) {
        String said = calls(request) ? "\"content\":null," + call(request) : "\"content\":" + quoted(text(request));
        return "{" + HEAD
                + "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + said + "},\"finish_reason\":\"" + (calls(request) ? "tool_calls" : "stop") + "\"}]," + USAGE + "}";
    }

    private static String stream(JsonNode request) {
        Stream<String> said = calls(request)
                ? Stream.of(call(request))
                : Arrays.stream(text(request).split("(?<=\\G.{5})")).map(piece -> "\"content\":" + quoted(piece));
        String finish = calls(request) ? "tool_calls" : "stop";
        return chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null")
                + said.map(delta -> chunk("{" + delta + "}", "null")).collect(Collectors.joining())
                + chunk("{}", "\"" + finish + "\"") + event("{" + HEAD
                        + "\"object\":\"chat.completion.chunk\",\"choices\":[]," + USAGE + "}")
                + event("[DONE]");
    }

    private static String broken() {
        return chunk("{\"content\":\"Hello\"}", "null") + event("{\"error\":{\"message\":\"out of memory\"}}");
    }

    private static String chunk(String delta, String finish) {
        return event("{" + HEAD + "\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}");
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
