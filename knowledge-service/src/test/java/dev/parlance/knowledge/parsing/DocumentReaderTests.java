package dev.parlance.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Tests for {@link DocumentReader}. */
class DocumentReaderTests {

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "B.DOCX", "c.v2.doc", "d.xlsx", "e.xls", "f.csv", "g.tsv", "h.json", "i.jsonl",
            "j.xml",
            "k.html", "l.htm", "m.txt", "n.md", "o.pptx", "p.ppt", "q.rtf", "r.odt",
            "s.eml", "t.msg", "u.ods", "v.odp", "w.svg", "x.png", "y.jpeg", "z.tiff"})
    void supportsTheKindsItNames(String filename) {
        assertThat(DocumentReader.supports(filename)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "b.zip", "pdf", "", "d.", "e.mp4"})
    void doesNotSupportOthers(String filename) {
        assertThat(DocumentReader.supports(filename)).isFalse();
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(Reading.refusal("a.txt", "")).startsWith("empty_file: ");
    }

    @Test
    void refusesAFileWithoutAnyWord() {
        assertThat(Reading.refusal("a.txt", " \n\t ... \n")).startsWith("no_text: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "a.docx", "a.doc", "a.xlsx", "a.xls", "a.pptx", "a.ppt", "a.txt", "a.csv",
            "a.json", "a.xml"})
    void refusesRandomBytesWhateverTheirName(String filename) {
        byte[] bytes = new byte[5000];
        new Random(7).nextBytes(bytes);

        assertThat(Reading.refusal(filename, bytes)).startsWith("broken_file: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.7 stands at the beginning of every PDF.", "<html> opens a page, </html> ends it.",
            "PK\u0003\u0004 are four bytes of a ZIP file.", "{\\rtf is how rich text begins."})
    void readsTextWhateverItLooksLike(String text, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("content"), text);

        assertThat(Reading.reader().readText(file).text()).contains(text.substring(text.length() - 12));
    }

    @Test
    void saysTablesAsText() {
        assertThat(Reading.document("a.csv", "Name,Price\nPen,2.50\n").text()).isEqualTo("Name | Price\nPen | 2.50");
    }

    @Test
    void readsAWebPageNamedLikeAPdf() {
        assertThat(Reading.lines("a.pdf",
                "<!DOCTYPE html><html><body><p>Opening hours are nine to five.</p></body></html>"))
                .containsExactly("Opening hours are nine to five.");
    }

    @Test
    void readsATextExportNamedLikeAWorkbook() {
        assertThat(Reading.lines("a.xls", "Name\tPrice\nPen\t2.50\n")).containsExactly("= Name | Price",
                "| Pen | 2.50");
    }

    @Test
    void refusesAnArchiveWithASentenceThatHelps() throws IOException {
        assertThat(Reading.refusal("a.docx", zip("notes.txt", "hello".getBytes(StandardCharsets.UTF_8))))
                .startsWith("unsupported_kind: ").contains("one by one");
    }

    @Test
    void refusesAPackedFileThatUnpacksTooFar(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a"), bomb(20));
        DocumentReader reader = new LocalReader(List.of(),
                limits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(10)));

        assertThat(Files.size(file)).isLessThan(100_000);
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> reader.read(file, "a.docx")).code())
                .isEqualTo("too_large");
    }

    @Test
    void refusesATruncatedPackedFile() throws IOException {
        byte[] whole = zip("word/document.xml", new byte[2000]);

        assertThat(Reading.refusal("a.docx", Arrays.copyOf(whole, whole.length / 2)))
                .startsWith("broken_file: ");
    }

    @Test
    void refusesAFileAboveTheLimit(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "x".repeat(2000));
        DocumentReader reader = new LocalReader(List.of(), limits(DataSize.ofKilobytes(1), DataSize.ofMegabytes(1)));

        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> reader.read(file, "a.txt")).code())
                .isEqualTo("too_large");
    }

    private static ParsingLimits limits(DataSize size, DataSize unpacked) {
        ParsingLimits usual = ParsingLimits.defaults();
        return new ParsingLimits(size, unpacked, usual.entries(), usual.characters(), usual.rows(),
                usual.columns(),
                usual.pages(), usual.depth());
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] bomb(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int written = 0; written < megabytes; written++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }
}
