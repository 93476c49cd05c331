package dev.parlance.inference.hook;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.identity.Ids;

/** Calls addresses that accounts have chosen. Every call says in its headers whose it is; nothing is sent twice. */
public final class Hooks {

    private static final String NONCE = "X-Request-Nonce";

    private static final byte[] NOTHING = {};

    private final WebClient web;

    private final Proofs proofs;

    private final Clock clock;

    /** @param web a client that connects to open addresses only */
    Hooks(WebClient web, Proofs proofs, Clock clock) {
        this.web = web;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * @param headers of the account's own; ours count before them
     * @param most bytes of the answer that are read; what follows is left
     */
    public Mono<HookAnswer> post(UUID account, URI address, JsonNode headers, byte[] json, int most) {
        return proofs.of(account).flatMap(proof -> {
            RequestBodySpec request = request(HttpMethod.POST, address).headers(own -> chosen(own, headers))
                    .headers(own -> signed(own, proof, json)).contentType(MediaType.APPLICATION_JSON);
            return request.bodyValue(json).exchangeToMono(answer -> read(answer, most));
        });
    }

    /** @param most bytes of the answer that are read; what follows is left */
    public Mono<HookAnswer> get(UUID account, URI address, int most) {
        return proofs.of(account).flatMap(proof -> request(HttpMethod.GET, address)
                .headers(own -> signed(own, proof, NOTHING)).exchangeToMono(answer -> read(answer, most)));
    }

    private RequestBodySpec request(HttpMethod method, URI address) {
        return web.method(method).uri(address);
    }

    private static void chosen(HttpHeaders headers, JsonNode chosen) {
        chosen.properties().forEach(header -> headers.set(header.getKey(), header.getValue().stringValue()));
    }

    private void signed(HttpHeaders headers, Proof proof, byte[] body) {
        headers.set(NONCE, proof.nonce());
        Signature.sign(headers, proof.salt(), "msg_" + Ids.next(), clock.instant(), body);
    }

    private static Mono<HookAnswer> read(ClientResponse answer, int most) {
        MediaType type = answer.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        Charset charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        String told = answer.headers().asHttpHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return DataBufferUtils.join(DataBufferUtils.takeUntilByteCount(answer.bodyToFlux(DataBuffer.class), most))
                .map(buffer -> text(buffer, charset)).defaultIfEmpty("")
                .map(text -> new HookAnswer(answer.statusCode().value(), told == null ? "" : told, text));
    }

    private static String text(DataBuffer buffer, Charset charset) {
        String text = buffer.toString(charset);
        DataBufferUtils.release(buffer);
        return text;
    }
}
