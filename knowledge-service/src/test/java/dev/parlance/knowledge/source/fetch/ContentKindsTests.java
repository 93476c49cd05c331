package dev.parlance.knowledge.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link ContentKinds}. */
class ContentKindsTests {

    @ParameterizedTest
    @CsvSource({"text/html; charset=utf-8, /a, html", "TEXT/HTML, /a.pdf, html", "application/pdf, /a, pdf",
            "message/rfc822, /a, eml", "application/problem+json, /a, json", "application/atom+xml, /a, xml",
            "text/plain, /a.csv, csv",
            "text/plain, /a, txt", "application/octet-stream, /a.DOCX, docx", "'', /a.pdf, pdf"})
    void tellsWhatCanBeRead(String header, String path, String ending) {
        assertThat(ContentKinds.ending(ContentKinds.type(header), path)).contains(ending);
    }

    @ParameterizedTest
    @CsvSource({"image/png, /a.pdf", "image/svg+xml, /a", "video/mp4, /a", "application/octet-stream, /a.exe",
            "application/zip, /a.docx", "text/css, /a", "'', /a"})
    void tellsWhatCannot(String header, String path) {
        assertThat(ContentKinds.ending(ContentKinds.type(header), path)).isEmpty();
    }
}
