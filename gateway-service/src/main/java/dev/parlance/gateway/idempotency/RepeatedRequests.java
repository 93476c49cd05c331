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
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.gateway.forwarding.OwnLoop;
import dev.parlance.gateway.forwarding.TimeLeft;
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
        Attempt attempt = new Attempt(new Fingerprint(request), mayGoOn);
        Mono<Mono<Void>> whole = TimeLeft.limit(claims.claim(place.id(), claim.holder()), exchange)
                .publishOn(OwnLoop.of(exchange.getResponse()))
                .flatMap(finding -> next(finding, claim, attempt, exchange, work));
        return attempt.detached(whole).flatMap(answer -> answer);
    }

    /** Emits how the client is to be answered. */
    private Mono<Mono<Void>> next(Finding finding, Claim claim, Attempt attempt, ServerWebExchange exchange,
            Function<ServerWebExchange, Mono<Void>> work) {
        boolean present = attempt.begins();
        return switch (finding) {
            case Finding.Mine mine -> present
                    ? run(claim, attempt.fingerprint(), exchange, work)
                    : giveUp(claim).then(Mono.empty());
            case Finding.Taken taken -> Mono.error(inFlight());
            case Finding.Answered answered -> present
                    ? compare(answered, claim.place(), attempt.fingerprint(), exchange)
                    : Mono.empty();
        };
    }

    private Mono<Mono<Void>> run(Claim claim, Fingerprint fingerprint, ServerWebExchange exchange,
            Function<ServerWebExchange, Mono<Void>> work) {
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
        return toItsEnd(kept.onErrorResume(away -> keepLater(claim, kept))).then();
    }

    private Mono<Boolean> keepLater(Claim claim, Mono<Boolean> kept) {
        kept.retryWhen(PATIENTLY).doFirst(() -> running.add(claim.holder()))
                .doFinally(end -> running.remove(claim.holder()))
                .subscribe(done -> {
                }, lost -> log.warn("An answer could not be kept: {}", lost.toString()));
        return Mono.just(false);
    }

    private Mono<Void> giveUp(Claim claim) {
        return toItsEnd(claims.release(claim.place().id(), claim.holder()).onErrorComplete());
    }

    /** A connection that is taken from its work in the middle of it is of no use to the next. */
    private static <T> Mono<T> toItsEnd(Mono<T> work) {
        return Mono.fromFuture(work::toFuture, true);
    }

    private static Mono<Mono<Void>> compare(Finding.Answered answered, Place place, Fingerprint fingerprint,
            ServerWebExchange exchange) {
        return fingerprint.of(exchange.getRequest())
                .filter(bytes -> MessageDigest.isEqual(bytes, answered.fingerprint()))
                .switchIfEmpty(Mono.error(RepeatedRequests::mismatch))
                .map(same -> replay(answered.answer(), place, exchange));
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
