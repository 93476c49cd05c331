package dev.parlance.gateway.idempotency;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.gateway.idempotency.Claims.Finding;

/**
 * Runs a request with an Idempotency-Key once, however often it comes: whoever sends it again gets the first answer. Once
 * begun it is run to its end, whether or not its client stays to see it.
 */
final class RepeatedRequests {

    private static final Logger log = LoggerFactory.getLogger(RepeatedRequests.class);

    private static final String REPLAYED = "Idempotent-Replayed";

    private static final Retry PATIENTLY = Retry.backoff(8, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(10));

    private final Places places;

    private final Claims claims;

    private final RunningClaims running;

    private final int largestAnswer;

    RepeatedRequests(Places places, Claims claims, RunningClaims running, int largestAnswer) {
        this.places = places;
        this.claims = claims;
        this.running = running;
        this.largestAnswer = largestAnswer;
    }

    /**
     * Gives the client the answer of the work, or the one it gave before. Fails with 409 while the same request runs, with
     * 422 where another one has this name, and with 503 where that cannot be told.
     *
     * @param work answers the exchange it is given
     * @param mayGoOn whether the work goes on when the client leaves
     */
    Mono<Void> answer(ServerWebExchange exchange, UUID account, IdempotencyKey key,
            Function<ServerWebExchange, Mono<Void>> work, BooleanSupplier mayGoOn) {
        ServerHttpRequest request = exchange.getRequest();
        Place place = places.of(account, request.getMethod() + " " + request.getPath().value(), key);
        Claim claim = new Claim(place, Ids.next());
        Mono<Mono<Void>> whole = claims.claim(place.id(), claim.holder())
                .flatMap(finding -> next(finding, claim, exchange, work));
        return untilTheEnd(whole, mayGoOn).flatMap(answer -> answer);
    }

    /** Emits how the client is to be answered. */
    private Mono<Mono<Void>> next(Finding finding, Claim claim, ServerWebExchange exchange,
            Function<ServerWebExchange, Mono<Void>> work) {
        return switch (finding) {
            case Finding.Mine mine -> run(claim, exchange, work);
            case Finding.Taken taken -> Mono.error(inFlight());
            case Finding.Answered answered -> compare(answered, claim.place(), exchange);
        };
    }

    /** Leaving ends it only where it may not go on. */
    private static <T> Mono<T> untilTheEnd(Mono<T> work, BooleanSupplier mayGoOn) {
        return Mono.create(client -> {
            Disposable running = work.subscribe(client::success, client::error, client::success);
            client.onCancel(() -> endUnless(mayGoOn.getAsBoolean(), running));
        });
    }

    private static void endUnless(boolean mayGoOn, Disposable running) {
        if (!mayGoOn) {
            running.dispose();
        }
    }

    private Mono<Mono<Void>> run(Claim claim, ServerWebExchange exchange,
            Function<ServerWebExchange, Mono<Void>> work) {
        Fingerprint fingerprint = new Fingerprint(exchange.getRequest());
        FirstAnswer answer = new FirstAnswer(exchange.getResponse(), largestAnswer,
                given -> settle(claim, fingerprint, given));
        ServerWebExchange observed = exchange.mutate().request(fingerprint.taking(exchange.getRequest()))
                .response(answer).build();
        running.add(claim.holder());
        return work.apply(observed).onErrorResume(failed -> giveUp(claim).then(Mono.error(failed)))
                .doOnCancel(() -> giveUp(claim).subscribe())
                .doFinally(end -> running.remove(claim.holder())).thenReturn(Mono.defer(answer::release));
    }

    /** A request that was answered before it was heard out cannot be recognised, and may be sent again. */
    private Mono<Void> settle(Claim claim, Fingerprint fingerprint, FirstAnswer given) {
        if (!Answer.isFinal(given.status()) || !fingerprint.isWhole()) {
            return giveUp(claim);
        }
        Answer answer = given.answer();
        return keep(claim, fingerprint.bytes(), answer == null ? null : claim.place().seal().close(answer.toBytes()));
    }

    /** The client need not wait for a database that is away. */
    private Mono<Void> keep(Claim claim, byte[] fingerprint, byte @Nullable [] sealed) {
        Mono<Boolean> kept = Mono.defer(() -> claims.keep(claim.place().id(), claim.holder(), fingerprint, sealed));
        return kept.onErrorResume(away -> keepLater(claim, kept)).then();
    }

    private Mono<Boolean> keepLater(Claim claim, Mono<Boolean> kept) {
        kept.retryWhen(PATIENTLY).doFirst(() -> running.add(claim.holder()))
                .doFinally(end -> running.remove(claim.holder()))
                .subscribe(done -> {
                }, lost -> log.warn("An answer could not be kept: {}", lost.toString()));
        return Mono.just(false);
    }

    private Mono<Void> giveUp(Claim claim) {
        return claims.release(claim.place().id(), claim.holder()).onErrorComplete();
    }

    private static Mono<Mono<Void>> compare(Finding.Answered answered, Place place, ServerWebExchange exchange) {
        return new Fingerprint(exchange.getRequest()).of(exchange.getRequest()).map(fingerprint -> {
            if (!MessageDigest.isEqual(fingerprint, answered.fingerprint())) {
                throw mismatch();
            }
            return replay(answered.answer(), place, exchange);
        });
    }

    private static Mono<Void> replay(byte @Nullable [] sealed, Place place, ServerWebExchange exchange) {
        if (sealed == null) {
            return Mono.error(notKept());
        }
        exchange.getResponse().getHeaders().set(REPLAYED, "true");
        return Answer.of(place.seal().open(sealed)).writeTo(exchange.getResponse());
    }

    private static Failure inFlight() {
        return Failure.conflict("idempotency_in_flight",
                "A request with this Idempotency-Key is running. Send it again when it has ended.")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static Failure mismatch() {
        return Failure.of(422, "idempotency_mismatch",
                "Another request was sent with this Idempotency-Key. Use a new key for a new request.");
    }

    private static Failure notKept() {
        return Failure.of(422, "idempotency_answer_not_kept",
                "The request with this Idempotency-Key was answered; its answer was too large to be kept.");
    }
}
