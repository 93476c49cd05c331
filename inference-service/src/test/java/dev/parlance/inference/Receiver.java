package dev.parlance.inference;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.reactivestreams.Publisher;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import io.netty.handler.codec.http.HttpHeaders;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;

/** A server of an account's own: it says what a test has written for each path, and remembers what it was sent. */
final class Receiver implements AutoCloseable {

    /** One request. */
    record Heard(String method, String path, HttpHeaders headers, String body) {

        String header(String name) {
            return headers.get(name, "");
        }

        JsonNode json() {
            return GatewayUser.json(body);
        }

        /** Whether its nonce was made of the account's salt. */
        boolean hasNonce() {
            String nonce = header("X-Request-Nonce");
            return nonce.startsWith("$2a$12$") && new BCryptPasswordEncoder().matches(InferenceOverHttp.SALT, nonce);
        }

        /** Whether it is signed as Standard Webhooks say, with the salt's characters as key. */
        boolean isSigned() throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(InferenceOverHttp.SALT.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = header("webhook-id") + "." + header("webhook-timestamp") + "." + body;
            byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return header("webhook-signature").equals("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    private record Said(int status, String type, String body) {}

    private final Map<String, Said> script = new ConcurrentHashMap<>();

    private final Map<String, Said> special = new ConcurrentHashMap<>();

    private final List<String> silent = new CopyOnWriteArrayList<>();

    private final CountDownLatch asked = new CountDownLatch(1);

    private final CountDownLatch left = new CountDownLatch(1);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle(this::answer)
            .bindNow();

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        String path = "/" + request.path();
        return request.receive().aggregate().asString().defaultIfEmpty("")
                .doOnNext(body -> heard.add(new Heard(request.method().name(), path, request.requestHeaders(), body)))
                .flatMap(body -> {
                    asked.countDown();
                    return silent.contains(path) ? Mono.never() : say(response, wanted(path, body));
                })
                .doOnCancel(left::countDown).doOnError(broken -> left.countDown());
    }

    private Said wanted(String path, String body) {
        return special.entrySet().stream().filter(entry -> body.contains(entry.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(script.getOrDefault(path, new Said(404, "text/plain", "nothing here")));
    }

    private static Mono<Void> say(HttpServerResponse response, Said said) {
        return response.status(said.status()).header("Content-Type", said.type()).sendString(Mono.just(said.body()))
                .then();
    }

    Receiver says(String path, int status, String type, String body) {
        script.put(path, new Said(status, type, body));
        return this;
    }

    /** To requests that hold these words, wherever they go. */
    Receiver saysTo(String words, int status, String type, String body) {
        special.put(words, new Said(status, type, body));
        return this;
    }

    /** Nothing comes back from there any more. */
    Receiver isSilentAt(String path) {
        silent.add(path);
        return this;
    }

    /** Whether somebody left before the answer to a request came. */
    boolean wasLeftWithin(Duration patience) throws InterruptedException {
        return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean wasAskedWithin(Duration patience) throws InterruptedException {
        return asked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    List<Heard> heard(String path) {
        return heard.stream().filter(request -> request.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(2));
    }
}
