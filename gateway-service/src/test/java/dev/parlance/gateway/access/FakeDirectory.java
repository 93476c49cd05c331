package dev.parlance.gateway.access;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** A directory whose answer a test chooses; it counts the questions. */
final class FakeDirectory implements AccountDirectory {

    static final Grant GRANT = Grants.secret("chat");

    final AtomicInteger questions = new AtomicInteger();

    private Mono<Grant> answer = Mono.just(GRANT);

    void answers(@Nullable Grant grant) {
        answer = Mono.justOrEmpty(grant);
    }

    void answers(Mono<Grant> later) {
        answer = later;
    }

    void isAway() {
        answer = Mono.error(Failure.unavailable("account service"));
    }

    @Override
    public Mono<Grant> findKey(KeyHash key) {
        return Mono.defer(() -> asked());
    }

    @Override
    public Mono<Grant> findPerson(String token) {
        return Mono.defer(() -> asked());
    }

    private Mono<Grant> asked() {
        questions.incrementAndGet();
        return answer;
    }
}
