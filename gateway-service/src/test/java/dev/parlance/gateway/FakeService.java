package dev.parlance.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A real HTTP server in place of a service: it says what it was asked and when its caller left. */
public class FakeService implements AutoCloseable {

    /** What a service does with a request whose body has been read. */
    @FunctionalInterface
    public interface Answer extends BiFunction<Received, HttpServerResponse, Mono<Void>> {
    }

    private static final Answer OK = (request, response) -> response.header("Content-Type", "application/json")
            .sendString(Mono.just("{\"ok\":true}")).then();

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    private final BlockingQueue<Long> left = new LinkedBlockingQueue<>();

    private final Semaphore begun = new Semaphore(0);

    private volatile Answer answer = OK;

    private volatile boolean ready = true;

    private volatile int early;

    private final Set<Channel> connections = ConcurrentHashMap.newKeySet();

    private volatile DisposableServer server = listen(0);

    private DisposableServer listen(int port) {
        return HttpServer.create().host("127.0.0.1").port(port).doOnConnection(this::remember).handle(this::handle)
                .bindNow();
    }

    private void remember(Connection connection) {
        Channel channel = connection.channel();
        connections.add(channel);
        channel.closeFuture().addListener(closed -> connections.remove(channel));
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (request.uri().equals("/actuator/health/readiness")) {
            return response.status(ready ? 200 : 503).send();
        }
        int status = early;
        return status == 0 ? read(request, response) : response.status(status).send();
    }

    private Mono<Void> read(HttpServerRequest request, HttpServerResponse response) {
        begun.release();
        return request.receive().aggregate().asString().defaultIfEmpty("")
                .map(body -> new Received(request.method().name(), request.uri(), request.requestHeaders(), body))
                .flatMap(whole -> answered(whole, response))
                .doOnError(broken -> left.add(System.nanoTime()))
                .doOnCancel(() -> left.add(System.nanoTime()));
    }

    private Mono<Void> answered(Received request, HttpServerResponse response) {
        received.add(request);
        return reply(request, response);
    }

    protected Mono<Void> reply(Received request, HttpServerResponse response) {
        return answer.apply(request, response);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** From now on, until {@link #reset}. */
    public void answers(Answer next) {
        answer = next;
    }

    /** Server-sent events, each written out when the source gives it. */
    public void streams(Flux<String> events) {
        answers((request, response) -> response.header("Content-Type", "text/event-stream")
                .send(events.map(event -> Unpooled.copiedBuffer(event, StandardCharsets.UTF_8)), part -> true).then());
    }

    /** Answers without waiting for the body. */
    public void answersEarly(int status) {
        early = status;
    }

    public void becomesReady(boolean now) {
        ready = now;
    }

    public void reset() {
        answer = OK;
        ready = true;
        early = 0;
        received.clear();
        left.clear();
        begun.drainPermits();
    }

    public Received takeRequest() throws InterruptedException {
        Received request = received.poll(5, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("The service was not asked");
        }
        return request;
    }

    /** Until the head of a request has come, whose body may still be on its way. */
    public void awaitsConnection() throws InterruptedException {
        if (!begun.tryAcquire(5, TimeUnit.SECONDS)) {
            throw new AssertionError("The service was not asked");
        }
    }

    public int requestCount() {
        return received.size();
    }

    /** When a caller left before its answer was complete, as nano time; null where none does so in good time. */
    public @Nullable Long takeLeft() throws InterruptedException {
        return left.poll(5, TimeUnit.SECONDS);
    }

    /** As when the process dies: nobody listens, and open connections break. */
    public void stop() {
        server.disposeNow();
        connections.forEach(channel -> channel.close().syncUninterruptibly());
    }

    public void startAgain() {
        server = listen(server.port());
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
