package dev.parlance.inference.media;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.chassis.failure.Failure;

/** Gets what media hold: out of the request, or from addresses that are open to it. */
final class Fetching {

    private static final Logger log = LoggerFactory.getLogger(Fetching.class);

    static final int LARGEST = 10 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebClient web;

    /** @param web a client that connects to open addresses only */
    Fetching(WebClient web) {
        this.web = web;
    }

    /** @param type of what it holds */
    record Content(byte[] bytes, String type) {}

    /** Fails with 400 naming what cannot be had. */
    Mono<Content> get(Medium medium) {
        return Mono.defer(() -> medium.isRemote() ? fetched(medium) : Mono.just(held(medium)));
    }

    private static Content held(Medium medium) {
        try {
            byte[] bytes = DataAddress.bytes(medium.address());
            if (bytes.length > LARGEST) {
                throw tooLarge(medium);
            }
            return new Content(bytes, medium.type());
        } catch (IllegalArgumentException unreadable) {
            throw Failure.invalid(medium.field(),
                    "The field '" + medium.field() + "' takes an http or https address, or contents in base64.");
        }
    }

    private Mono<Content> fetched(Medium medium) {
        URI address = GuardedHttp.address(medium.field(), medium.address());
        return web.get().uri(address).exchangeToMono(answer -> read(medium, answer)).timeout(PATIENCE)
                .onErrorMap(DataBufferLimitException.class, large -> tooLarge(medium))
                .onErrorMap(thrown -> !(thrown instanceof Failure), thrown -> away(medium, thrown));
    }

    private static Mono<Content> read(Medium medium, ClientResponse answer) {
        if (answer.statusCode().value() != 200) {
            return answer.releaseBody().then(Mono.error(() -> unavailable(medium)));
        }
        String type = answer.headers().contentType().map(told -> simple(told, medium)).orElse(medium.type());
        return DataBufferUtils.join(answer.bodyToFlux(DataBuffer.class), LARGEST).map(Fetching::taken)
                .defaultIfEmpty(new byte[0]).map(bytes -> new Content(bytes, type));
    }

    private static String simple(MediaType told, Medium medium) {
        boolean vague = told.isCompatibleWith(MediaType.APPLICATION_OCTET_STREAM) || told.isWildcardType();
        return vague ? medium.type() : Objects.toString(told.getType() + "/" + told.getSubtype());
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Failure away(Medium medium, Throwable thrown) {
        log.info("A medium cannot be fetched: {}", thrown.getClass().getSimpleName());
        return unavailable(medium);
    }

    private static Failure unavailable(Medium medium) {
        return Failure.badRequest("media_unavailable", "It was not possible to download " + medium.words() + ".")
                .withField(medium.field());
    }

    private static Failure tooLarge(Medium medium) {
        return Failure.badRequest("media_too_large",
                "At most %d MB can be read of %s.".formatted(LARGEST / 1024 / 1024, medium.words()))
                .withField(medium.field());
    }
}
