package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import dev.parlance.knowledge.source.SourceSettings.Crawling;

/** Tests for {@link SourceSettings}. */
class SourceSettingsTests {

    private static final SourceSettings USUAL = bound(Map.of());

    @Test
    void hasDefaults() {
        assertThat(USUAL).isEqualTo(new SourceSettings(6, 3, Duration.ofSeconds(1), Duration.ofSeconds(30),
                Duration.ofMinutes(3), 5, Duration.ofSeconds(5), Duration.ofHours(1),
                new Crawling(12, 500, 10, 20, 3)));
    }

    @Test
    void takesOtherValues() {
        assertThat(bound(Map.of("at-once", "1", "pause", "5s", "crawl.most", "9"))).satisfies(other -> {
            assertThat(other.atOnce()).isEqualTo(1);
            assertThat(other.pause()).hasSeconds(5);
            assertThat(other.crawl().most()).isEqualTo(9);
        });
    }

    @Test
    void waitsLongerAfterEachAttempt() {
        assertThat(USUAL.waitAfter(1, null)).hasSeconds(5);
        assertThat(USUAL.waitAfter(2, null)).hasSeconds(20);
        assertThat(USUAL.waitAfter(3, null)).hasSeconds(80);
        assertThat(USUAL.waitAfter(50, null)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void waitsAsLongAsAskedWithinReason() {
        assertThat(USUAL.waitAfter(1, Duration.ofMinutes(2))).hasMinutes(2);
        assertThat(USUAL.waitAfter(1, Duration.ofSeconds(1))).hasSeconds(5);
        assertThat(USUAL.waitAfter(1, Duration.ofDays(300))).isEqualTo(Duration.ofHours(1));
        assertThat(USUAL.pauseAfter(null)).hasSeconds(1);
        assertThat(USUAL.pauseAfter(Duration.ofMinutes(1))).hasMinutes(1);
    }

    private static SourceSettings bound(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("", SourceSettings.class);
    }
}
