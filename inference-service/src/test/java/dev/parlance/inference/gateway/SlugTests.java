package dev.parlance.inference.gateway;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugTests {

    private static final UUID ID = UUID.fromString("0198683a-2b6d-7066-9598-6ea119c250c3");

    @ParameterizedTest
    @CsvSource({"support,support:50c3", "Support Desk,support-desk:50c3", "Atenção & Cia.,atencao-cia:50c3",
            "サポート,サポート:50c3", "***,gateway:50c3"})
    void joinsNameAndEndOfId(String name, String slug) {
        assertThat(Slug.of(name, ID)).isEqualTo(slug);
        assertThat(Slug.fits(slug)).isTrue();
    }

    @Test
    void keepsLongNamesShort() {
        assertThat(Slug.of("a".repeat(128), ID)).isEqualTo("a".repeat(64) + ":50c3");
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o", "llama3:8b", "a b:50c3", ":50c3", "x:50C3"})
    void tellsOtherNamesFromSlugs(String name) {
        assertThat(Slug.fits(name)).isFalse();
    }
}
