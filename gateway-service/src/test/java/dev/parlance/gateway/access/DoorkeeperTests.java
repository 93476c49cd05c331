package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.Keys;

class DoorkeeperTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String KEY = Keys.secret(3);

    private final FakeDirectory directory = new FakeDirectory();

    private final AccessSettings settings = new AccessSettings(20_000, Duration.ofSeconds(60), Duration.ofSeconds(5),
            Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final Doorkeeper doorkeeper = new Doorkeeper(new KeySnapshot(directory, settings, System::nanoTime),
            directory, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void admitsKeyInForce() {
        Caller caller = new Caller(FakeDirectory.GRANT.account(), FakeDirectory.KEY, Set.of("chat"), "pro", "r-1");

        StepVerifier.create(admit(KEY, Requirement.KEY)).expectNext(caller).verifyComplete();
    }

    @Test
    void refusesKeyFromTheMomentItExpires() {
        directory.answers(new Grant(FakeDirectory.GRANT.account(), FakeDirectory.KEY, Set.of(), "pro", NOW));

        refuses(admit(KEY, Requirement.KEY), 401, "invalid_credentials");
    }

    @Test
    void admitsKeyUntilItExpires() {
        directory.answers(
                new Grant(FakeDirectory.GRANT.account(), FakeDirectory.KEY, Set.of(), "pro", NOW.plusMillis(1)));

        StepVerifier.create(admit(KEY, Requirement.KEY)).expectNextCount(1).verifyComplete();
    }

    @Test
    void asksNobodyWhereNothingIsRequired() {
        StepVerifier.create(admit("anything", Requirement.NONE)).assertNext(caller -> {
            assertThat(caller.scopes()).isEmpty();
            assertThat(caller.isService()).isFalse();
        }).verifyComplete();

        assertThat(directory.questions).hasValue(0);
    }

    @Test
    void neverTriesTokenAsKeyOrKeyAsToken() {
        refuses(admit("eyJhbGciOiJub25lIn0.e30.", Requirement.KEY), 401, "invalid_credentials");
        refuses(admit(KEY, Requirement.PERSON), 403, "needs_sign_in");

        assertThat(directory.questions).hasValue(0);
    }

    @Test
    void acceptsEitherWhereBothMayCall() {
        StepVerifier.create(admit(KEY, Requirement.BOTH)).expectNextCount(1).verifyComplete();
        StepVerifier.create(admit("eyJh.eyJi.c2ln", Requirement.BOTH)).expectNextCount(1).verifyComplete();
    }

    @Test
    void refusesTenThousandGuessesWithoutAQuestion() {
        Random random = new Random(42);
        directory.answers((Grant) null);

        IntStream.range(0, 10_000).mapToObj(number -> guess(random))
                .forEach(guess -> refuses(admit(guess, Requirement.KEY), 401, "invalid_credentials"));

        assertThat(directory.questions).hasValue(0);
    }

    private static String guess(Random random) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        return random.ints(40, 0, digits.length()).mapToObj(digit -> digits.substring(digit, digit + 1))
                .collect(Collectors.joining("", "sk-", ""));
    }

    private Mono<Caller> admit(String credential, Requirement requirement) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(credential);
        return doorkeeper.admit(headers, requirement, "r-1");
    }

    private static void refuses(Mono<Caller> admitted, int status, String code) {
        StepVerifier.create(admitted).verifyErrorSatisfies(thrown -> {
            assertThat(thrown).isInstanceOf(Failure.class);
            assertThat(((Failure) thrown).status()).isEqualTo(status);
            assertThat(((Failure) thrown).code()).isEqualTo(code);
        });
    }
}
