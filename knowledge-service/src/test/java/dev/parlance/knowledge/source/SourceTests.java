package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.knowledge.source.Source.Fetch;
import dev.parlance.knowledge.source.Source.Indexed;
import dev.parlance.knowledge.source.Source.Kind;

/** Tests for {@link Source}: what is told of its state. */
class SourceTests {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"WAITING, -, true, indexing", "WAITING, ready, true, indexing",
            "DONE, pending, true, indexing", "DONE, processing, true, indexing", "DONE, ready, true, indexed",
            "DONE, failed, true, error", "FAILED, -, true, error", "FAILED, ready, true, indexed",
            "DONE, failed, false, indexed", "FAILED, -, false, error"})
    void tellsItsState(Fetch fetch, String document, boolean enabled, String status) {
        assertThat(source(fetch, document, enabled).status().word()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"DONE, failed, true, no text", "FAILED, -, true, trouble",
            "FAILED, ready, true, trouble", "DONE, failed, false, trouble"})
    void tellsWhatWentWrongLast(Fetch fetch, String document, boolean enabled, String error) {
        assertThat(source(fetch, document, enabled).lastError()).isEqualTo(error);
    }

    private static Source source(Fetch fetch, String document, boolean enabled) {
        return new Source(new SourceId(new UUID(1, 1)), new UUID(2, 2), Kind.URL, null, "http://example.org/",
                document == null ? null : new UUID(3, 3), null, enabled, fetch,
                new Indexed(document, 0, null, "failed".equals(document) ? "no text" : null), "trouble", Instant.EPOCH);
    }
}
