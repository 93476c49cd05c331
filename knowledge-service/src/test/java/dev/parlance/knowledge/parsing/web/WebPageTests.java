package dev.parlance.knowledge.parsing.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link WebPage} and {@link RobotsDirectives}. */
class WebPageTests {

    @Test
    void followsLinksAsBrowsersResolveThem() {
        WebPage page = read("<base href='/docs/'><a href='a'>A</a><a href='../b?c#d'>B</a><a href='//other.test/'>C</a>"
                + "<a href='mailto:x@y.test'>D</a><a>E</a><area href='a'>");

        assertThat(page.links()).containsExactly("https://example.org/docs/a", "https://example.org/b?c#d",
                "https://other.test/", "mailto:x@y.test");
    }

    @Test
    void leavesLinksThePageDoesNotVouchFor() {
        assertThat(read("<a rel='noopener NoFollow' href='/a'>A</a><a rel='follow' href='/b'>B</a>").links())
                .containsExactly("https://example.org/b");
    }

    @Test
    void knowsItsOwnNameAndAddress() {
        WebPage page = read("<title> A  title </title><link rel='canonical' href='/known'><p>Words <i>here</i>.");

        assertThat(page.title()).isEqualTo("A title");
        assertThat(page.canonical()).isEqualTo("https://example.org/known");
        assertThat(page.text()).isEqualTo("Words here.");
    }

    @ParameterizedTest
    @CsvSource({"robots, noindex, false, true", "ROBOTS, 'NoIndex, NoFollow', false, false",
            "robots, none, false, false",
            "parlance, nofollow, true, false", "otherbot, noindex, true, true", "robots, 'index,follow', true, true"})
    void readsWhatItAsksOfRobots(String name, String content, boolean index, boolean follow) {
        assertThat(read("<meta name='" + name + "' content='" + content + "'>").directives())
                .isEqualTo(new RobotsDirectives(index, follow));
    }

    @ParameterizedTest
    @CsvSource({"noindex, false", "'parlance: noindex', false", "'otherbot: noindex', true",
            "'unavailable_after: 1 Jan 2030 00:00:00 GMT', true", "'max-snippet: 20, noindex', false"})
    void readsWhatAServerAsks(String header, boolean index) {
        assertThat(RobotsDirectives.of(List.of(header)).index()).isEqualTo(index);
    }

    @Test
    void bothHaveToAllow() {
        assertThat(new RobotsDirectives(true, false).and(new RobotsDirectives(false, true)))
                .isEqualTo(new RobotsDirectives(false, false));
    }

    private static WebPage read(String html) {
        return WebPage.read(("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8), "https://example.org/x/y");
    }
}
