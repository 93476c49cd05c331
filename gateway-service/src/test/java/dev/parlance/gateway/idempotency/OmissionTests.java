package dev.parlance.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class OmissionTests {

    @ParameterizedTest
    @CsvSource({"abab, xababy, xy", "abab, xabaaby, xabaaby", "aab, aaab, a", "a, aaa, ''", "abc, xab, xab",
            "abab, ababab, ab", "abcabd, abcabcabd, abc"})
    void leavesOutWhatItIsTold(String omitted, String text, String rest) {
        assertThat(withoutIt(omitted, text, text.length())).isEqualTo(rest);
        assertThat(withoutIt(omitted, text, 1)).isEqualTo(rest);
    }

    @Test
    void findsTheSameHoweverTheTextIsCut() {
        Random random = new Random(7);
        for (int turn = 0; turn < 300; turn++) {
            String text = text(random, 40_000 / (turn + 1) + 10);
            String omitted = text(random, 1 + random.nextInt(6));
            assertThat(withoutIt(omitted, text, 1 + random.nextInt(700))).isEqualTo(text.replace(omitted, ""));
        }
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'a', 'c').mapToObj(Character::toString).reduce("", String::concat);
    }

    private static String withoutIt(String omitted, String text, int cut) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        Omission omission = new Omission(omitted.getBytes(StandardCharsets.UTF_8), rest::write);
        for (int from = 0; from < text.length(); from += cut) {
            String part = text.substring(from, Math.min(text.length(), from + cut));
            omission.take(ByteBuffer.wrap(part.getBytes(StandardCharsets.UTF_8)));
        }
        omission.end();
        return rest.toString(StandardCharsets.UTF_8);
    }
}
