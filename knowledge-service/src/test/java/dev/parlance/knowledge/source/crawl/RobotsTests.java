package dev.parlance.knowledge.source.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link Robots}: what RFC 9309 says of groups and of paths. */
class RobotsTests {

    private static final String ORIGIN = "https://example.org";

    @ParameterizedTest
    @CsvSource({"Disallow: /a, /a, false", "Disallow: /a, /ab, false", "Disallow: /a/, /a, true",
            "Disallow: /a, /b, true", "Disallow:, /a, true", "Disallow: /, /, false",
            "Disallow: /*.pdf$, /a/b.pdf, false",
            "Disallow: /*.pdf$, /a.pdf?x, true", "Disallow: /*?print=, /a?print=1, false",
            "Disallow: /*/private, /x/y/private, false", "Disallow: /a$, /ab, true",
            "Disallow: /%C3%A4, /%c3%a4, false",
            "Disallow: /robots.txt, /robots.txt, true", "disallow: /a # why, /a, false", "Unknown: /a, /a, true"})
    void matchesPaths(String rule, String path, boolean allowed) {
        assertThat(allows("User-agent: *\n" + rule + "\n", path)).isEqualTo(allowed);
    }

    @Test
    void lastsTheLongestRule() {
        String rules = "User-agent: *\nDisallow: /a\nAllow: /a/open\nDisallow: /a/open/not\n";

        assertThat(allows(rules, "/a/x")).isFalse();
        assertThat(allows(rules, "/a/open/x")).isTrue();
        assertThat(allows(rules, "/a/open/not/x")).isFalse();
    }

    @Test
    void prefersAllowWhereBothAreAsLong() {
        assertThat(allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a")).isTrue();
    }

    @Test
    void readsTheGroupThatNamesUsAndNoOther() {
        String rules = "User-agent: *\nDisallow: /\n\nUser-agent: Other\nUser-agent: PARLANCE\nDisallow: /ours\n\n"
                + "User-agent: parlance\nDisallow: /too\n";

        assertThat(allows(rules, "/x")).isTrue();
        assertThat(allows(rules, "/ours")).isFalse();
        assertThat(allows(rules, "/too")).isFalse();
    }

    @Test
    void isNotMeantByALongerName() {
        assertThat(allows("User-agent: ParlanceBot\nDisallow: /\n", "/x")).isTrue();
    }

    @Test
    void allowsEverythingWithoutRules() {
        assertThat(allows("", "/x")).isTrue();
        assertThat(allows("<html><body>Disallow</body></html>", "/x")).isTrue();
    }

    @Test
    void knowsHowLongToWait() {
        assertThat(Robots.of(ORIGIN, "User-agent: *\nCrawl-delay: 2.5\n").delay()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(Robots.of(ORIGIN, "User-agent: *\nCrawl-delay: a while\n").delay()).isZero();
        assertThat(Robots.of(ORIGIN, "").delay()).isZero();
    }

    private static boolean allows(String rules, String path) {
        return Robots.of(ORIGIN, rules).allow(URI.create(ORIGIN + path));
    }
}
