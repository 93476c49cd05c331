package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link SourceDraft}. */
class SourceDraftTests {

    @Test
    void isAnAddressOrAText() {
        assertThat(SourceDraft.of("example.org", null, null))
                .isEqualTo(new SourceDraft.Address(URI.create("http://example.org/"), null));
        assertThat(SourceDraft.of(null, " Lamps cost 12.\nMore.", "Prices"))
                .isEqualTo(new SourceDraft.Text("Prices", " Lamps cost 12.\nMore."));
    }

    @Test
    void namesTextByItsBeginning() {
        assertThat(SourceDraft.of(null, "\n\tLamps cost 12.\nMore.", " ")).extracting("name")
                .isEqualTo("Lamps cost 12.");
        assertThat(SourceDraft.of(null, "x".repeat(100), null)).extracting("name").asString().hasSize(61);
        assertThat(SourceDraft.of(null, "\u200b", null)).extracting("name").isEqualTo("Text");
    }

    @ParameterizedTest
    @CsvSource(value = {"http://a.test, text, ambiguous_body", "-, -, missing_field", "' ', -, missing_field",
            "-, ' ', missing_field", "ftp://a.test, -, invalid_field"}, nullValues = "-")
    void refusesEverythingElse(String url, String text, String code) {
        assertThatThrownBy(() -> SourceDraft.of(url, text, null)).isInstanceOfSatisfying(Failure.class,
                failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThatThrownBy(() -> SourceDraft.name("x".repeat(201))).isInstanceOf(Failure.class);
    }
}
