package dev.parlance.inference.schema;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** JSON Schemas written by anybody. */
class JsonFormTests {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"type\":\"object\",\"required\":[\"a\"]} | {} | a",
            "{\"properties\":{\"a\":{\"type\":\"integer\"}}} | {\"a\":1.5} | /a",
            "{\"properties\":{\"a\":{\"format\":\"uuid\"}}} | {\"a\":\"x\"} | /a",
            "{\"properties\":{\"a\":{\"pattern\":\"^b+$\"}}} | {\"a\":\"bc\"} | /a"})
    void tellsWhatAValueLacks(String schema, String value, String told) {
        assertThat(JsonForm.flaw(json(schema))).isEmpty();
        assertThat(JsonForm.of(json(schema)).violations(json(value))).hasSize(1).first().asString().contains(told);
    }

    @Test
    void findsNothingWrongWhereNothingIs() {
        JsonNode schema = json(
                "{\"$defs\":{\"n\":{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#/$defs/n\"}}}},\"$ref\":\"#/$defs/n\"}");

        assertThat(JsonForm.flaw(schema)).isEmpty();
        assertThat(JsonForm.of(schema).violations(json("{\"next\":{\"next\":{}}}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"type\":\"text\"}", "{\"properties\":[]}",
            "{\"$ref\":\"#\"}", "{\"$ref\":\"https://elsewhere.example/s.json\"}",
            "{\"$ref\":\"classpath:chassis.yaml\"}",
            "{\"$ref\":\"file:///etc/passwd\"}", "{\"$schema\":\"https://elsewhere.example/rules\"}"})
    void knowsSchemasThatAreNone(String schema) {
        assertThat(JsonForm.flaw(json(schema))).isPresent();
    }

    @Test
    void judgesOnThreadsThatSeeNothingOfTheLibrary() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(JsonForm.flaw(json("{\"type\":\"object\"}"))).isEmpty();
            assertThat(JsonForm.flaw(json("{\"type\":\"text\"}"))).isPresent();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void givesUpOnPatternsThatTakeTooLong() {
        JsonNode schema = json("{\"properties\":{\"a\":{\"pattern\":\"^((a|aa)+)\\\\1c$\"}}}");
        JsonNode value = json("{\"a\":\"" + "a".repeat(60) + "b\"}");
        long begun = System.nanoTime();

        assertThatThrownBy(() -> JsonForm.of(schema).violations(value)).isInstanceOf(UnusableSchema.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void givesUpOnSchemasThatReferToTheirPartsInEverMoreWays() {
        StringBuilder parts = new StringBuilder("\"p0\":{\"minProperties\":0}");
        for (int i = 1; i < 60; i++) {
            String half = "{\"$ref\":\"#/$defs/p" + (i - 1) + "\"}";
            parts.append(",\"p").append(i).append("\":{\"allOf\":[").append(half).append(",").append(half).append("]}");
        }
        JsonNode schema = json("{\"$defs\":{" + parts + "},\"$ref\":\"#/$defs/p59\"}");
        long begun = System.nanoTime();

        assertThat(JsonForm.flaw(schema)).hasValueSatisfying(flaw -> assertThat(flaw).contains("takes too long"));
        assertThatThrownBy(() -> JsonForm.of(schema).violations(json("{}"))).isInstanceOf(UnusableSchema.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void judgesLongValues() {
        JsonNode schema = json("{\"properties\":{\"a\":{\"items\":{\"type\":\"integer\"}}}}");
        String numbers = "1,".repeat(50_000) + "1";

        assertThat(JsonForm.of(schema).violations(json("{\"a\":[" + numbers + "]}"))).isEmpty();
        assertThat(JsonForm.of(schema).violations(json("{\"a\":[" + numbers.replace("1", "true") + "]}"))).isNotEmpty();
    }

    @Test
    void keepsSchemasOfTheSameNameApart() {
        JsonForm.of(json("{\"$id\":\"https://a.example/s\",\"type\":\"string\"}")).violations(json("\"x\""));

        assertThat(JsonForm.of(json("{\"$id\":\"https://a.example/s\",\"type\":\"integer\"}"))
                .violations(json("1"))).isEmpty();
    }
}
