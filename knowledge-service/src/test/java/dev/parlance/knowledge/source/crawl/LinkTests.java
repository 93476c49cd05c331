package dev.parlance.knowledge.source.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Link}. */
class LinkTests {

    private static final String ORIGIN = "https://example.org";

    private static final Robots RULES = Robots.of(ORIGIN, "User-agent: *\nDisallow: /private\n");

    @ParameterizedTest
    @CsvSource({"https://example.org/a, https://example.org/a", "https://EXAMPLE.org:443/a#b, https://example.org/a",
            "https://example.org/a?b=2&a=1, https://example.org/a?b=2&a=1",
            "https://example.org/report.pdf, https://example.org/report.pdf",
            "https://example.org/index.php?x, https://example.org/index.php?x"})
    void takesPagesOfItsServer(String text, String address) {
        assertThat(of(text)).map(link -> link.address().toString()).contains(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org.evil.test/a", "http://example.org/a", "https://example.org:8443/a",
            "https://www.example.org/a", "https://user@example.org/a", "mailto:a@example.org", "javascript:void(0)",
            "https://example.org/logo.PNG", "https://example.org/setup.exe", "https://example.org/a/b/a/c/a/d",
            "https://[::1", ""})
    void leavesEverythingElse(String text) {
        assertThat(of(text)).isEmpty();
    }

    @Test
    void leavesWhatIsTooLong() {
        assertThat(of(ORIGIN + "/" + "x".repeat(1_000))).isEmpty();
    }

    @Test
    void knowsWhatTheServerDoesNotAllow() {
        assertThat(of("https://example.org/private/a")).map(Link::allowed).contains(false);
        assertThat(of("https://example.org/public")).map(Link::allowed).contains(true);
    }

    @Test
    void countsQuestionsByPath() {
        assertThat(of("https://example.org/list?page=7")).map(Link::path).contains("https://example.org/list");
    }

    private static Optional<Link> of(String text) {
        return Link.of(text, ORIGIN, RULES);
    }
}
