package dev.parlance.account.apikey;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link KeyText}. */
class KeyTextTests {

    private final SecureRandom random = new SecureRandom();

    @Test
    void tellsItsKindAndHasFortyCharacters() {
        assertThat(KeyText.random(KeyKind.SECRET, random).text()).matches("sk-[0-9A-Za-z]{40}");
        assertThat(KeyText.random(KeyKind.PUBLISHABLE, random).text()).matches("pk-[0-9A-Za-z]{40}");
    }

    @Test
    void endsWithTheChecksumOfAllBeforeIt() {
        KeyText key = KeyText.random(KeyKind.SECRET, random);

        assertThat(key.tail()).hasSize(6).isEqualTo(KeyText.checksum(key.text().substring(0, 37)));
    }

    @Test
    void computesTheChecksumOthersCompute() {
        assertThat(KeyText.checksum("sk-0123456789ABCDEFGHIJKLMNOPQRSTUVWX")).isEqualTo("4dEFBL");
    }

    @Test
    void padsAChecksumWithZeros() {
        assertThat(KeyText.checksum("")).isEqualTo("000000");
    }

    @Test
    void noticesEveryMistypedCharacter() {
        String body = KeyText.random(KeyKind.SECRET, random).text().substring(0, 37);

        Set<String> checksums = body.chars().mapToObj(other -> body.replace((char) other, '_'))
                .map(KeyText::checksum).collect(Collectors.toSet());

        assertThat(checksums).doesNotContain(KeyText.checksum(body));
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(Stream.generate(() -> KeyText.random(KeyKind.SECRET, random).text()).limit(10_000))
                .doesNotHaveDuplicates();
    }

    @Test
    void usesAllDigitsAlike() {
        Map<Integer, Long> counts = Stream.generate(() -> KeyText.random(KeyKind.SECRET, random).text()).limit(10_000)
                .flatMap(text -> text.substring(3, 37).chars().boxed())
                .collect(Collectors.groupingBy(digit -> digit, Collectors.counting()));

        assertThat(counts).hasSize(62);
        assertThat(counts.values()).allMatch(count -> count > 5_000 && count < 6_000);
    }

    @Test
    void isHashedAsThousandsOfToolsWould() {
        assertThat(HexFormat.of().formatHex(new KeyText("sk-0123456789ABCDEFGHIJKLMNOPQRSTUVWX").sha256()))
                .isEqualTo("c41bfee8f48e099b21917428055ea49bb01cc6ddeb50ef79ef4d4a2db6d149ac");
    }

    @Test
    void keepsItselfOutOfLogs() {
        KeyText key = KeyText.random(KeyKind.SECRET, random);

        assertThat(key).asString().doesNotContain(key.tail());
    }
}
