package dev.parlance.account.apikey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link Minter}. */
class MinterTests {

    private static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    private static final KeyText TEXT = new KeyText("sk-0123456789ABCDEFGHIJKLMNOPQRSTUVWX4dEFBL");

    @Test
    void letsAPersonMakeAnyKey() {
        assertThat(mint(Minter.PERSON, "secret", null, List.of(), null)).satisfies(key -> {
            assertThat(key.scopes().words()).containsExactly("all");
            assertThat(key.expiresAt()).isNull();
            assertThat(key.tail()).isEqualTo("4dEFBL");
        });
        assertThat(mint(Minter.PERSON, "publishable", null, List.of(), null).scopes().words()).containsExactly("chat");
    }

    @Test
    void endsAKeyAfterItsDays() {
        assertThat(mint(Minter.PERSON, "secret", null, List.of(), 30).expiresAt())
                .isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(mint(Minter.PERSON, "secret", null, List.of(), -1).expiresAt()).isNull();
        assertThat(mint(Minter.PERSON, "secret", null, List.of(), Integer.MIN_VALUE).expiresAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 36_501, Integer.MAX_VALUE})
    void knowsNoSuchDuration(int days) {
        assertThat(refusal(Minter.PERSON, "secret", null, List.of(), days).field()).isEqualTo("duration");
    }

    @Test
    void givesAChildWhatItsParentHasWhereNobodySays() {
        Minter narrow = minter(List.of("account", "chat"), List.of(), NOW.plus(Duration.ofDays(7)));

        ApiKey child = mint(narrow, "secret", null, List.of(), null);

        assertThat(child.scopes().words()).containsExactlyInAnyOrder("account", "chat");
        assertThat(child.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @CsvSource({"secret, all", "secret, knowledge", "publishable, search"})
    void makesNoKeyThatMayDoMore(String kind, String scope) {
        Minter narrow = minter(List.of("account", "chat"), List.of(), null);

        Failure refusal = refusal(narrow, kind, List.of(scope), List.of(), null);

        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.code()).isEqualTo("wider_than_minter");
        assertThat(refusal.field()).isEqualTo("scopes");
    }

    @Test
    void makesNoPublishableKeyForAChatItMayNotHave() {
        assertThat(refusal(minter(List.of("account"), List.of(), null), "publishable", null, List.of(), null).field())
                .isEqualTo("scopes");
    }

    @Test
    void knowsThatSearchingIsPartOfKnowledge() {
        Minter reader = minter(List.of("account", "knowledge"), List.of(), null);

        assertThat(mint(reader, "publishable", List.of("search"), List.of(), null).scopes().words())
                .containsExactly("search");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8, 36_500})
    void makesNoKeyThatLastsLonger(int days) {
        Minter week = minter(List.of("all"), List.of(), NOW.plus(Duration.ofDays(7)));

        assertThat(refusal(week, "secret", null, List.of(), days).field()).isEqualTo("duration");
        assertThat(mint(week, "secret", null, List.of(), 7).expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(7)));
    }

    @Test
    void makesNoKeyForOtherPagesThanItsOwn() {
        Minter page = minter(List.of("all"), List.of("https://a.example"), null);

        assertThat(refusal(page, "secret", null, List.of("https://a.example", "https://b.example"), null).field())
                .isEqualTo("origins");
        assertThat(mint(page, "secret", null, List.of("https://a.example"), null).origins())
                .containsExactly("https://a.example");
    }

    @ParameterizedTest
    @CsvSource({"secret, search", "secret, internal", "secret, ALL", "publishable, all", "publishable, knowledge",
            "secret, ''"})
    void knowsOnlyTheWordsOfTheKind(String kind, String scope) {
        assertThat(refusal(Minter.PERSON, kind, List.of(scope), List.of(), null).field()).isEqualTo("scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "private", "SECRET", "operator"})
    void knowsOnlyTwoKinds(String kind) {
        assertThat(refusal(Minter.PERSON, kind, null, List.of(), null).field()).isEqualTo("kind");
    }

    @Test
    void makesNoKeyForNothing() {
        assertThat(refusal(Minter.PERSON, "secret", List.of(), List.of(), null).field()).isEqualTo("scopes");
    }

    private static Minter minter(List<String> scopes, List<String> origins, @Nullable Instant end) {
        return new Minter(KeyScopes.of(KeyKind.SECRET, List.copyOf(scopes)), origins, end);
    }

    private static ApiKey mint(Minter minter, String kind, @Nullable List<String> scopes, List<String> origins,
            @Nullable Integer days) {
        KeyOrder order = KeyOrder.of(KeyLabel.of("name", "k"), kind, scopes == null ? null : List.copyOf(scopes),
                List.copyOf(origins), days);
        return minter.mint(Ids.next(), Ids.next(), order, TEXT, NOW);
    }

    private static Failure refusal(Minter minter, String kind, @Nullable List<String> scopes, List<String> origins,
            @Nullable Integer days) {
        return catchThrowableOfType(Failure.class, () -> mint(minter, kind, scopes, origins, days));
    }
}
