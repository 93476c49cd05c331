package dev.parlance.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link DocumentNames}. */
class DocumentNamesTests {

    @Test
    void keepsOnlyTheLastSegmentOfPath() {
        assertThat(DocumentNames.ofFile("../../etc/report.pdf")).isEqualTo("report.pdf");
        assertThat(DocumentNames.ofFile("C:\\files\\report.pdf")).isEqualTo("report.pdf");
    }

    @Test
    void removesMarksThatCouldBreakHeadersOrTurnText() {
        assertThat(DocumentNames.ofFile("a\r\nb\u202Efdp.exe.pdf")).isEqualTo("a  b fdp.exe.pdf");
    }

    @Test
    void keepsOtherScripts() {
        assertThat(DocumentNames.ofFile("보고서.pdf")).isEqualTo("보고서.pdf");
    }

    @Test
    void keepsExtensionOfLongName() {
        assertThat(DocumentNames.ofFile("x".repeat(400) + ".xlsx")).hasSize(255).endsWith(".xlsx");
    }

    @Test
    void refusesNameWithoutSubstance() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> DocumentNames.ofFile("folder/"));
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> DocumentNames.ofText(" \t "))
                .withMessageContaining("title");
    }
}
