package dev.parlance.knowledge.document.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link LineReader} and the rules of a line. */
class LineReaderTests {

    private final LineReader reader = new LineReader();

    @Test
    void readsAllFields() {
        Entry entry = good(
                """
                        {"docid":"a","text":"Some text.","__ref":"r","__tags":["x","y","x",""],"__meta":{"n":1.50,"l":[true,null]},"more":1}""");

        assertThat(entry.key()).isEqualTo("a");
        assertThat(entry.wording().text()).isEqualTo("Some text.");
        assertThat(entry.reference()).isEqualTo("r");
        assertThat(entry.tags()).containsExactly("x", "y");
        assertThat(entry.metadata()).isEqualTo("{\"n\":1.50,\"l\":[true,null]}");
    }

    @Test
    void needsNoMoreThanIdAndText() {
        Entry entry = good("{\"docid\":\"a\",\"text\":\"b\",\"__ref\":null,\"__tags\":null,\"__meta\":null}");

        assertThat(entry.reference()).isNull();
        assertThat(entry.tags()).isEmpty();
        assertThat(entry.metadata()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | missing_field | docid",
            "{'docid':'a'} | missing_field | text",
            "{'docid':'','text':'b'} | missing_field | docid",
            "{'docid':'a','text':''} | missing_field | text",
            "{'docid':'a','text':' \\n\\t '} | missing_field | text",
            "{'docid':'a','text':'\\u0000'} | missing_field | text",
            "{'docid':null,'text':'b'} | missing_field | docid",
            "{'docid':7,'text':'b'} | invalid_field | docid",
            "{'docid':'a\\nb','text':'b'} | invalid_field | docid",
            "{'docid':'a\\u0000','text':'b'} | invalid_field | docid",
            "{'docid':'a\\ud800','text':'b'} | invalid_field | docid",
            "{'docid':'a','text':['b']} | invalid_field | text",
            "{'docid':'a','text':'b','__ref':1} | invalid_field | __ref",
            "{'docid':'a','text':'b','__tags':'x'} | invalid_field | __tags",
            "{'docid':'a','text':'b','__tags':['x',1]} | invalid_field | __tags",
            "{'docid':'a','text':'b','__meta':[]} | invalid_field | __meta",
            "{'docid':'a','text':'b','__meta':{'n':1e999999}} | invalid_field | __meta",
            "{'docid':'a','text':'b','__meta':{'n':[{'\\u0000':1}]}} | invalid_field | __meta",
            "{'docid':'a','text':'b','__meta':{'n':'\\udc00'}} | invalid_field | __meta",
            "[] | invalid_entry | object", "'text' | invalid_entry | object", "null | invalid_entry | object"})
    void tellsWhatIsWrong(String line, String code, String word) {
        ReadLine.Bad bad = bad(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(bad.code()).isEqualTo(code);
        assertThat(bad.reason()).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"docid\":\"a\",\"text\":\"b\"", "{\"docid\":\"a\",\"text\":\"b\"} {}", "docid",
            "{\"docid\":\"a\",\"docid\":\"c\",\"text\":\"b\"}", "{'docid':'a','text':'b'}",
            "{\"docid\":\"a\",\"text\":\"b\",}", "{\"docid\":\"a\",\"text\":NaN}"})
    void refusesWhatIsNotExactlyOneObject(String line) {
        assertThat(bad(line.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("malformed_json");
    }

    @Test
    void refusesNestingWithoutEnd() {
        String deep = "{\"docid\":\"a\",\"text\":\"b\",\"__meta\":{\"x\":" + "[".repeat(100_000);

        assertThat(bad(deep.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("malformed_json");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(bad("{\"docid\":\"é\",\"text\":\"b\"}".getBytes(StandardCharsets.ISO_8859_1)).code())
                .isEqualTo("invalid_encoding");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThat(reader.read(new Line(1, new byte[]{'{'}, true)))
                .isEqualTo(new ReadLine.Bad(1, null, "line_too_long", "The line is longer than is taken."));
        assertThat(bad(line("a".repeat(257), "b", "[]", "{}")).reason()).contains("docid", "256");
        assertThat(bad(line("a", "b", "[\"" + "x".repeat(129) + "\"]", "{}")).reason()).contains("__tags", "128");
        assertThat(bad(line("a", "b", "[]", "{\"x\":\"" + "x".repeat(65_536) + "\"}")).reason()).contains("__meta");
    }

    @Test
    void takesWhatIsJustNotTooLong() {
        assertThat(good(new String(line("😀".repeat(256), "b", "[]", "{}"), StandardCharsets.UTF_8)).key())
                .hasSize(512);
    }

    @Test
    void tellsWhichDocumentBadLineIsAbout() {
        assertThat(bad("{\"docid\":\"a\"}".getBytes(StandardCharsets.UTF_8)).key()).isEqualTo("a");
    }

    @Test
    void forgivesByteOrderMarkInTheFirstLineOnly() {
        byte[] marked = "\uFEFF{\"docid\":\"a\",\"text\":\"b\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(new Line(1, marked, false))).isInstanceOf(ReadLine.Good.class);
        assertThat(reader.read(new Line(2, marked, false))).isInstanceOf(ReadLine.Bad.class);
    }

    private Entry good(String line) {
        return ((ReadLine.Good) reader.read(new Line(1, line.getBytes(StandardCharsets.UTF_8), false))).entry();
    }

    private ReadLine.Bad bad(byte[] line) {
        return (ReadLine.Bad) reader.read(new Line(7, line, false));
    }

    private static byte[] line(String key, String text, String tags, String metadata) {
        return "{\"docid\":\"%s\",\"text\":\"%s\",\"__tags\":%s,\"__meta\":%s}".formatted(key, text, tags, metadata)
                .getBytes(StandardCharsets.UTF_8);
    }
}
