package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.gateway.Keys;

class KeyShapeTests {

    private static final String KEY = Keys.secret(5);

    @Test
    void acceptsKeysAsTheyAreMade() {
        assertThat(LongStream.range(0, 1_000).mapToObj(Keys::secret)).allMatch(KeyShapeTests::isWellFormed);
    }

    @Test
    void seesEveryOneCharacterMistake() {
        for (int place = 0; place < KEY.length(); place++) {
            char other = KEY.charAt(place) == 'a' ? 'b' : 'a';
            String mistyped = KEY.substring(0, place) + other + KEY.substring(place + 1);

            assertThat(isWellFormed(mistyped)).as(mistyped).isFalse();
        }
    }

    @Test
    void seesSwappedNeighbours() {
        for (int place = 3; place < KEY.length() - 1; place++) {
            String swapped = KEY.substring(0, place) + KEY.charAt(place + 1) + KEY.charAt(place)
                    + KEY.substring(place + 2);

            assertThat(swapped.equals(KEY) || !isWellFormed(swapped)).as(swapped).isTrue();
        }
    }

    @Test
    void bindsChecksumToTheKindOfKey() {
        assertThat(isWellFormed("pk-" + KEY.substring(3))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-", "sk-abc", "sk-ééééééééééééééééééééééééééééééééééaaaaaa",
            "ak-0123456789012345678901234567890123456789"})
    void refusesOtherTexts(String text) {
        assertThat(isWellFormed(text)).isFalse();
    }

    private static boolean isWellFormed(String text) {
        return KeyShape.isWellFormed(text.getBytes(StandardCharsets.US_ASCII));
    }
}
