package dev.parlance.inference.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.util.unit.DataSize;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.egress.AddressNotOpen;
import dev.parlance.chassis.failure.Failure;

/** One call to an upstream over HTTP, with its patience; neither repeated nor guarded. */
final class HttpUpstream implements Upstream {

    /** Providers keep it in their logs. */
    private static final String CALL = "X-Client-Request-Id";

    /** For the connection to be free again; closing it costs the next call a new one. */
    private static final Duration AFTER_DONE = Duration.ofSeconds(1);

    private static final int REFUSAL_BYTES = 64 * 1024;

    private final String name;

    private final UpstreamSettings settings;

    private final HttpClient.ResponseReceiver<?> listed;

    private final HttpClient.RequestSender whole;

    private final HttpClient.RequestSender streamed;

    private final UpstreamRefusal refusal;

    private final ModelListing listing;

    HttpUpstream(UpstreamSettings settings, ConnectionProvider connections, JsonMapper json) {
        this("openai", "our credentials", settings, HttpClient.create(connections), json);
    }

    /**
     * @param credentials whose they are, in words
     * @param bare the client it all goes through
     */
    HttpUpstream(String name, String credentials, UpstreamSettings settings, HttpClient bare, JsonMapper json) {
        this.name = name;
        this.settings = settings;
        this.refusal = new UpstreamRefusal(json, credentials);
        this.listing = new ModelListing(json);
        HttpClient client = client(bare);
        URI completions = URI.create(settings.address() + "/chat/completions");
        this.listed = client.get().uri(URI.create(settings.address() + "/models"));
        this.whole = posts(client, "application/json").uri(completions);
        this.streamed = posts(client, "text/event-stream").uri(completions);
    }

    private HttpClient client(HttpClient bare) {
        return bare.disableRetry(true)
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connect().toMillis()))
                .option(ChannelOption.TCP_NODELAY, true)
                .headers(this::identify);
    }

    private static HttpClient.RequestSender posts(HttpClient client, String accept) {
        return client.headers(headers -> headers.set(HttpHeaderNames.ACCEPT, accept)
                .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON))
                .post();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<List<UpstreamModel>> models() {
        return listed.response(this::accepted)
                .collect(() -> new BoundedBytes(bytes(settings.longestAnswer())), BoundedBytes::add)
                .map(answer -> listing.read(answer.bytes()))
                .timeout(settings.connect())
                .onErrorMap(HttpUpstream::translated);
    }

    @Override
    public Mono<byte[]> complete(String call, byte[] body) {
        return post(whole, call, body)
                .collect(() -> new BoundedBytes(bytes(settings.longestAnswer())), BoundedBytes::add)
                .map(BoundedBytes::bytes)
                .timeout(settings.whole())
                .onErrorMap(HttpUpstream::translated);
    }

    @Override
    public Flux<List<byte[]>> stream(String call, byte[] body) {
        return Flux.defer(() -> patient(events(call, body, new EventSplitter(bytes(settings.longestEvent())))))
                .onErrorMap(HttpUpstream::translated);
    }

    /** Who has said that he is done has nothing more to say, and need not be waited for. */
    private Flux<List<byte[]>> patient(Flux<List<byte[]>> events) {
        AtomicBoolean done = new AtomicBoolean();
        return events.doOnNext(next -> done.set(Chunk.isDone(next.getLast())))
                .timeout(Mono.delay(settings.firstToken()),
                        next -> Mono.delay(done.get() ? AFTER_DONE : settings.stall()),
                        Flux.defer(() -> done.get() ? Flux.empty() : Flux.error(UpstreamFailure.late())));
    }

    private Flux<List<byte[]>> events(String call, byte[] body, EventSplitter splitter) {
        return post(streamed, call, body).map(splitter::take).filter(events -> !events.isEmpty());
    }

    private Flux<byte[]> post(HttpClient.RequestSender request, String call, byte[] body) {
        return request.send((sent, out) -> {
            sent.requestHeaders().set(CALL, call).set(HttpHeaderNames.CONTENT_LENGTH, body.length);
            return out.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)));
        }).response(this::accepted);
    }

    private Flux<byte[]> accepted(HttpClientResponse response, ByteBufFlux content) {
        Flux<byte[]> pieces = content.map(HttpUpstream::copied).onErrorMap(HttpUpstream::broken);
        if (response.status().code() == 200) {
            return pieces;
        }
        return pieces.collect(() -> new BoundedBytes(REFUSAL_BYTES), BoundedBytes::add)
                .flatMapMany(answer -> Flux.error(refused(response, answer.bytes())));
    }

    private UpstreamFailure refused(HttpClientResponse response, byte[] body) {
        String retryAfter = response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER);
        return refusal.read(response.status().code(), retryAfter, body);
    }

    private void identify(HttpHeaders headers) {
        headers.set(HttpHeaderNames.USER_AGENT, "parlance");
        if (!settings.apiKey().isBlank()) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + settings.apiKey().strip());
        }
    }

    private static int bytes(DataSize size) {
        return Math.toIntExact(size.toBytes());
    }

    private static byte[] copied(ByteBuf piece) {
        byte[] bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        return bytes;
    }

    /** Once an answer has begun, a lost connection means a lost answer. */
    private static UpstreamFailure broken(Throwable thrown) {
        return thrown instanceof UpstreamFailure failure
                ? failure
                : UpstreamFailure.broken("The model's answer broke off.");
    }

    private static Throwable translated(Throwable thrown) {
        return switch (thrown) {
            case UpstreamFailure failure -> failure;
            case TimeoutException late -> UpstreamFailure.late();
            case AddressNotOpen closed -> UpstreamFailure.refused(Failure.of(422, "address_closed",
                    "The base address leads to a network that is not open for outbound requests."));
            default -> UpstreamFailure.unreachable(Failure.of(502, "upstream_error",
                    "The model's provider could not be reached."));
        };
    }
}
