package dev.parlance.inference;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.reactivestreams.Publisher;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A server of models that does what a test tells it and remembers what it was asked. */
public final class FakeUpstream implements AutoCloseable {

    /** What the next calls are answered with. */
    public interface Script {

        Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response);
    }

    private final DisposableServer server;

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    private final List<HttpHeaders> heads = new CopyOnWriteArrayList<>();

    private final AtomicInteger calls = new AtomicInteger();

    private volatile CountDownLatch asked = new CountDownLatch(1);

    private volatile CountDownLatch left = new CountDownLatch(1);

    private volatile String models = "{\"object\":\"list\",\"data\":[{\"id\":\"small-1\",\"object\":\"model\",\"created\":5,\"owned_by\":\"acme\"},"
            + "{\"id\":\"dear-model\"}]}";

    private volatile Script script = json(200, "{}");

    public FakeUpstream() {
        server = HttpServer.create().host("127.0.0.1").port(0)
                .route(routes -> routes
                        .get("/v1/models", (request, response) -> json(200, models).answer(request, response))
                        .post("/v1/chat/completions", this::asked)
                        .post("/v1/embeddings", this::asked))
                .bindNow();
    }

    public String address() {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    public void lists(String json) {
        models = json;
    }

    /** From now on; what was before is forgotten. */
    public void does(Script next) {
        calls.set(0);
        bodies.clear();
        heads.clear();
        asked = new CountDownLatch(1);
        left = new CountDownLatch(1);
        script = next;
    }

    public static Script json(int status, String body) {
        return (request, response) -> response.status(status).header("Content-Type", "application/json")
                .sendString(Mono.just(body));
    }

    /** Sends each event as it comes, the connection stays open until the events end. */
    public static Script events(Flux<String> events) {
        return (request, response) -> response.header("Content-Type", "text/event-stream")
                .send(events.map(event -> Unpooled.copiedBuffer(event,
                        StandardCharsets.UTF_8)), sent -> true);
    }

    /** Accepts the call and never says anything. */
    public static Script silence() {
        return (request, response) -> Mono.never();
    }

    /** A chunk with a piece of text. */
    public static String token(String text) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"small-1\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}\n\n";
    }

    /** The chunk that ends a choice. */
    public static String stop() {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"small-1\",\"choices\":[{\"index\":0,"
                + "\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    public static String usage() {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":7,\"model\":\"small-1\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}}\n\n";
    }

    public static String done() {
        return "data: [DONE]\n\n";
    }

    public static Flux<String> answer(String... tokens) {
        return Flux.fromArray(tokens).map(FakeUpstream::token).concatWith(Flux.just(stop(), usage(), done()));
    }

    public int calls() {
        return calls.get();
    }

    public List<String> bodies() {
        return bodies;
    }

    /** What stood in this header of each call. */
    public List<String> headers(String name) {
        return heads.stream().map(head -> head.get(name, "")).toList();
    }

    public boolean wasAskedWithin(Duration patience) throws InterruptedException {
        return asked.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether a caller closed the connection before the answer was over. */
    public boolean wasLeftWithin(Duration patience) throws InterruptedException {
        return left.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Publisher<Void> asked(HttpServerRequest request, HttpServerResponse response) {
        calls.incrementAndGet();
        heads.add(request.requestHeaders());
        return request.receive().aggregate().asString().doOnNext(bodies::add)
                .doOnNext(body -> asked.countDown())
                .then(Mono.defer(() -> Mono.from(script.answer(request, response))))
                .doOnCancel(() -> left.countDown())
                .doOnError(broken -> left.countDown());
    }

    @Override
    public void close() {
        server.disposeNow(Duration.ofSeconds(2));
    }
}
