package dev.parlance.knowledge.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.reactivestreams.Publisher;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A server in the web, small enough to lie in a test. */
final class Site {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    private final List<String> asked = new java.util.concurrent.CopyOnWriteArrayList<>();

    private final ConcurrentLinkedQueue<String> agents = new ConcurrentLinkedQueue<>();

    private final AtomicInteger now = new AtomicInteger();

    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private final DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle(this::answer)
            .bindNow();

    private interface Page {

        Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    int port() {
        return server.port();
    }

    Site page(String path, String html) {
        return content(path, "text/html", "<!doctype html>" + html);
    }

    Site content(String path, String type, String content) {
        pages.put(path, (request, response) -> response.header("Content-Type", type)
                .sendString(Mono.just(content), StandardCharsets.UTF_8));
        return this;
    }

    Site status(String path, int status) {
        pages.put(path, (request, response) -> response.status(status).send());
        return this;
    }

    /** In trouble this often, and then well. */
    Site troubled(String path, int times, String html) {
        AtomicInteger left = new AtomicInteger(times);
        pages.put(path, (request, response) -> left.getAndDecrement() > 0
                ? response.status(503).header("Retry-After", "0").send()
                : response.header("Content-Type", "text/html").sendString(Mono.just("<html>" + html + "</html>")));
        return this;
    }

    Site redirect(String path, String to) {
        pages.put(path, (request, response) -> response.status(302).header("Location", to).send());
        return this;
    }

    /** Sends as fast as it can, for ever. */
    Site endless(String path) {
        String piece = "<p>and so on</p>".repeat(1_000);
        pages.put(path, (request, response) -> response.header("Content-Type", "text/html")
                .sendString(Flux.<String>generate(sink -> sink.next(piece))));
        return this;
    }

    /** Sends a letter now and then, for ever. */
    Site slow(String path) {
        Flux<ByteBuf> letters = Flux.interval(Duration.ofMillis(50))
                .map(tick -> Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII));
        pages.put(path, (request, response) -> response.header("Content-Type", "text/html")
                .send(letters, letter -> true));
        return this;
    }

    void remove(String path) {
        pages.remove(path);
    }

    /** Paths in the order in which they were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    ConcurrentLinkedQueue<String> agents() {
        return agents;
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    void close() {
        server.disposeNow();
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        asked.add(request.uri());
        agents.add(String.valueOf(request.requestHeaders().get("User-Agent")));
        mostAtOnce.accumulateAndGet(now.incrementAndGet(), Math::max);
        Page page = pages.get(request.uri());
        Publisher<Void> answer = page == null ? response.status(404).send() : page.answer(request, response);
        return Flux.from(answer).doFinally(end -> now.decrementAndGet());
    }
}
