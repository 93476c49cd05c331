package dev.parlance.knowledge.parsing.markup;

import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

/** Tests for {@link ConvertedReader}. */
class ConvertedReaderTests {

    @Test
    void readsRichTextEvenWhenNamedLikeWord() {
        assertThat(lines("a.doc", "{\\rtf1\\ansi\\pard The deposit is {\\b 200} euros.\\par Keys at the desk.}"))
                .containsExactly(
                        "The deposit is 200 euros.", "Keys at the desk.");
    }

    @Test
    void readsOpenDocumentText() throws IOException {
        assertThat(lines("a.odt",
                openDocument("<text:h text:outline-level=\"1\">Rules</text:h><text:p>Quiet after ten.</text:p>")))
                .containsExactly("# Rules", "Quiet after ten.");
    }

    private static byte[] openDocument(String body) throws IOException {
        String content = "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>" + body
                + "</office:text></office:body></office:document-content>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
