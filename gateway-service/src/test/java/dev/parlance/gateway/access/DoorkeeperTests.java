package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.Keys;
import dev.parlance.gateway.origins.OriginFixtures;

class DoorkeeperTests {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final String KEY = Keys.secret(3);

    private static final String TOKEN = "eyJh.eyJi.c2ln";

    private static final String PAGE = "https://app.example";

    private static final AccessSettings SETTINGS = new AccessSettings(20_000, Duration.ofSeconds(60),
            Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final FakeDirectory directory = new FakeDirectory();

    private final HttpHeaders headers = new HttpHeaders();

    private final Doorkeeper doorkeeper = new Doorkeeper(
            new KeySnapshot(directory, SETTINGS, new Hearing(), System::nanoTime), directory,
            OriginFixtures.ownPages("https://parlance.example"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void admitsKeyInForce() {
        Caller caller = new Caller(Grants.ACCOUNT, Grants.KEY, Set.of("chat"), "pro", "r-1");
        StepVerifier.create(admit(KEY, Requirement.KEY).map(Pass::caller)).expectNext(caller).verifyComplete();
    }

    @Test
    void saysWhichPersonCalls() {
        directory.answers(Grants.person());
        StepVerifier.create(admit(TOKEN, Requirement.PERSON, "account").map(Pass::caller)).assertNext(caller -> {
            assertThat(caller.member()).isEqualTo(Grants.MEMBER);
            assertThat(caller.key()).isNull();
        }).verifyComplete();
    }

    @Test
    void refusesKeyFromTheMomentItExpires() {
        directory.answers(Grants.until(NOW));
        refuses(admit(KEY, Requirement.KEY), 401, "invalid_credentials");
    }

    @Test
    void admitsKeyUntilItExpires() {
        directory.answers(Grants.until(NOW.plusMillis(1)));
        admits(admit(KEY, Requirement.KEY));
    }

    @Test
    void asksNobodyWhereNothingIsRequired() {
        StepVerifier.create(admit("anything", Requirement.NONE).map(Pass::caller)).assertNext(caller -> {
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
        admits(admit(KEY, Requirement.BOTH));
        directory.answers(Grants.person());
        admits(admit(TOKEN, Requirement.BOTH, "account"));
    }

    @Test
    void refusesKeyWithoutScope() {
        refuses(admit(KEY, Requirement.KEY, "knowledge"), 403, "insufficient_scope");
        admits(admit(KEY, Requirement.KEY, "knowledge", "chat"));
    }

    @Test
    void admitsKeyForEverythingEverywhere() {
        directory.answers(Grants.secret("all"));
        admits(admit(KEY, Requirement.KEY, "knowledge"));
        admits(admit(KEY, Requirement.PUBLIC, "search"));
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY", "BOTH"})
    void refusesPublishableKeyWhereOnlySecretOnesMayCall(Requirement requirement) {
        directory.answers(Grants.publishable("chat"));
        refuses(admit(KEY, requirement), 403, "publishable_key");
    }

    @Test
    void admitsPublishableKeyFromItsPagesOnly() {
        directory.answers(Grants.from(Grants.publishable("chat"), PAGE));
        refuses(admit(KEY, Requirement.PUBLIC), 403, "origin_required");
        headers.setOrigin(PAGE);
        StepVerifier.create(admit(KEY, Requirement.PUBLIC).map(pass -> pass.caller().publishable())).expectNext(true)
                .verifyComplete();
        headers.setOrigin("https://evil.example");
        refuses(admit(KEY, Requirement.PUBLIC), 403, "origin_not_allowed");
    }

    @Test
    void admitsPublishableKeyWithoutPageWhereItsListSaysSo() {
        directory.answers(Grants.from(Grants.publishable("chat"), "none"));
        admits(admit(KEY, Requirement.PUBLIC));
        headers.setOrigin(PAGE);
        refuses(admit(KEY, Requirement.PUBLIC), 403, "origin_not_allowed");
    }

    @Test
    void admitsSecretKeyFromPageThatIsListedOnly() {
        headers.setOrigin(PAGE);
        refuses(admit(KEY, Requirement.KEY), 403, "origin_not_allowed");
    }

    @Test
    void admitsAnyKeyFromOwnPages() {
        headers.setOrigin("https://parlance.example");
        admits(admit(KEY, Requirement.KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "https://app.example,https://app.example"})
    void takesOddOriginForUnknownPage(String origin) {
        directory.answers(Grants.from(Grants.secret("chat"), PAGE, "null"));
        headers.addAll(HttpHeaders.ORIGIN, List.of(origin.split(",")));
        refuses(admit(KEY, Requirement.KEY), 403, "origin_not_allowed");
    }

    @Test
    void refusesPageThatOnlyEmbedsTheAddress() {
        headers.set("Sec-Fetch-Site", "cross-site");
        headers.set("Sec-Fetch-Mode", "no-cors");
        refuses(admit(KEY, Requirement.KEY), 403, "origin_not_allowed");
        headers.set("Sec-Fetch-Mode", "navigate");
        admits(admit(KEY, Requirement.KEY));
    }

    @Test
    void doesNotTakeReferrerForOrigin() {
        directory.answers(Grants.from(Grants.publishable("chat"), PAGE));
        headers.set(HttpHeaders.REFERER, PAGE + "/page");
        refuses(admit(KEY, Requirement.PUBLIC), 403, "origin_required");
    }

    @Test
    void refusesTenThousandGuessesWithoutAQuestion() {
        Random random = new Random(42);
        directory.answers((Grant) null);
        IntStream.range(0, 10_000).mapToObj(number -> guess(random))
                .forEach(guess -> refuses(admit(guess, Requirement.KEY), 401, "invalid_credentials"));
        assertThat(directory.questions).hasValue(0);
    }

    @Test
    void refusesTenThousandNearMissesOfKeyInForceWithoutAQuestion() {
        Random random = new Random(43);
        IntStream.range(0, 10_000).mapToObj(number -> nearMiss(random))
                .forEach(miss -> refuses(admit(miss, Requirement.KEY), 401, "invalid_credentials"));
        assertThat(directory.questions).hasValue(0);
    }

    /** One to three characters are others, or two have changed places. */
    private static String nearMiss(Random random) {
        char[] key = KEY.toCharArray();
        int swapped = 3 + random.nextInt(key.length - 4);
        if (random.nextInt(4) == 0 && key[swapped] != key[swapped + 1]) {
            char first = key[swapped];
            key[swapped] = key[swapped + 1];
            key[swapped + 1] = first;
            return new String(key);
        }
        random.ints(1 + random.nextInt(3), 3, key.length)
                .forEach(place -> key[place] = key[place] == 'z' ? 'a' : (char) (key[place] + 1));
        return new String(key);
    }

    private static String guess(Random random) {
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        return random.ints(40, 0, digits.length()).mapToObj(digit -> digits.substring(digit, digit + 1))
                .collect(Collectors.joining("", "sk-", ""));
    }

    private Mono<Pass> admit(String credential, Requirement requirement, String... scopes) {
        headers.setBearerAuth(credential);
        Set<String> needed = scopes.length == 0 ? Set.of("chat") : Set.of(scopes);
        return doorkeeper.admit(headers, new KeysElsewhere(List.of(), List.of()),
                new Terms(requirement, requirement == Requirement.NONE ? Set.of() : needed, KeyPlace.HEADERS), "r-1",
                () -> {
                });
    }

    private static void admits(Mono<Pass> admitted) {
        StepVerifier.create(admitted).expectNextCount(1).verifyComplete();
    }

    private static void refuses(Mono<Pass> admitted, int status, String code) {
        StepVerifier.create(admitted).verifyErrorSatisfies(thrown -> {
            assertThat(thrown).isInstanceOf(Failure.class);
            assertThat(((Failure) thrown).status()).isEqualTo(status);
            assertThat(((Failure) thrown).code()).isEqualTo(code);
        });
    }
}
