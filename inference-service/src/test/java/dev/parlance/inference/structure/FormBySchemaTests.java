package dev.parlance.inference.structure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.generation.Structure.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Which texts satisfy a schema, and which schemas are none. */
class FormBySchemaTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"string","minLength":2}                              | "ab"                    | "a"
            {"type":"string","maxLength":2}                              | "ab"                    | "abc"
            {"type":"string","pattern":"^a+$"}                           | "aa"                    | "b"
            {"type":"string","format":"date-time"}                       | "2026-11-20T10:00:00Z"  | "today"
            {"type":"string","format":"email"}                           | "a@example.com"           | "a"
            {"type":"string","format":"time"}                            | "10:00:00Z"             | "10"
            {"type":"string","format":"duration"}                        | "PT5M"                  | "5m"
            {"type":"string","format":"url"}                             | "https://a.example/b"   | "a b"
            {"type":"string","format":"ipv4"}                            | "10.0.0.1"              | "10.0.0.256"
            {"type":"string","format":"ipv6"}                            | "::1"                   | "1"
            {"type":"string","format":"guid"}                            | "019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90" | "1"
            {"enum":["a","b"]}                                           | "a"                     | "c"
            {"type":"number","minimum":1,"maximum":2}                    | 1.5                     | 3
            {"type":"integer","exclusiveMinimum":1}                      | 2                       | 1
            {"type":"number","multipleOf":0.1}                           | 0.3                     | 0.35
            {"type":"array","items":{"type":"integer"}}                  | [1,2]                   | [1,"a"]
            {"type":"array","uniqueItems":true,"minItems":1,"maxItems":2}| [1,2]                   | [1,1]
            {"type":"object","required":["a"]}                           | {"a":1}                 | {}
            {"type":"object","properties":{"a":{}},"additionalProperties":false} | {"a":1}         | {"b":1}
            {"type":"bool"}                                              | true                    | "true"
            {"type":["null","string"]}                                   | null                    | 1
            {"$ref":"#/$defs/n","$defs":{"n":{"type":"integer"}}}        | 1                       | "a"
            {"items":[{"type":"integer"}]}                               | [1]                     | ["a"]""")
    void tellsWhatFitsFromWhatDoesNot(String schema, String fitting, String missing) {
        assertThat(form(schema).judge(fitting)).isEqualTo(new Verdict.Fits(fitting));
        assertThat(form(schema).judge(missing)).isInstanceOf(Verdict.Misses.class);
    }

    @Test
    void takesThePieceThatFits() {
        assertThat(form("{\"type\":\"object\",\"required\":[\"b\"]}")
                .judge("```json\n{\"a\":1}\n```\n```json\n{\"b\":2}\n```"))
                .isEqualTo(new Verdict.Fits("{\"b\":2}"));
    }

    @Test
    void saysWhereItIsViolated() {
        Verdict verdict = form("{\"properties\":{\"a\":{\"items\":{\"type\":\"integer\"}}},\"required\":[\"b\"]}")
                .judge("{\"a\":[1,\"x\"]}");

        assertThat(((Verdict.Misses) verdict).complaint()).contains("/a/1", "integer", "'b'");
    }

    @Test
    void asksForJsonWhereThereIsNone() {
        assertThat(((Verdict.Misses) form("{}").judge("I cannot.")).complaint()).contains("no JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text"                                                       | response_schema
            {"type":"strin"}                                             | response_schema.type
            {"properties":{"a":{"minimum":"1"}}}                         | response_schema.properties.a.minimum
            {"properties":{"a":5}}                                       | response_schema.properties.a
            {"properties":{"a":{"pattern":"("}}}                         | response_schema.properties.a.pattern
            {"items":{"$ref":"https://a.example/schema"}}                | response_schema.items.$ref
            {"items":{"$ref":"file:///etc/passwd"}}                      | response_schema.items.$ref
            {"$ref":"#/$defs/none"}                                      | response_schema.$ref
            {"$ref":"#/properties","properties":{"a":{}}}                | response_schema.$ref
            {"$ref":"#"}                                                 | response_schema
            {"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"anyOf":[{"$ref":"#"}]}}} | response_schema
            {"$dynamicRef":"#a"}                                         | response_schema.$dynamicRef""")
    void refusesWhatIsNoSchema(String schema, String field) {
        assertThatThrownBy(() -> form(schema)).asInstanceOf(type(Failure.class)).satisfies(failure -> {
            assertThat(failure.status()).isEqualTo(400);
            assertThat(failure.field()).isEqualTo(field);
        });
    }

    @Test
    void allowsWhatIsNestedInItself() {
        String tree = "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"$id\":\"https://a.example/tree\",\"type\":\"object\","
                + "\"properties\":{\"left\":{\"$ref\":\"#\"}},\"additionalProperties\":false}";

        assertThat(form(tree).judge("{\"left\":{\"left\":{}}}")).isInstanceOf(Verdict.Fits.class);
        assertThat(form(tree).judge("{\"left\":{\"right\":{}}}")).isInstanceOf(Verdict.Misses.class);
    }

    @Test
    void givesUpWhatWouldTakeForever() {
        StringBuilder doubling = new StringBuilder(
                "{\"$ref\":\"#/$defs/a40\",\"$defs\":{\"a0\":{\"type\":\"integer\"}");
        for (int i = 1; i <= 40; i++) {
            String before = "{\"$ref\":\"#/$defs/a" + (i - 1) + "\"}";
            doubling.append(",\"a").append(i).append("\":{\"allOf\":[").append(before).append(',').append(before)
                    .append("]}");
        }

        assertThatThrownBy(() -> form(doubling + "}}")).isInstanceOf(Failure.class)
                .hasMessageContaining("takes too long");
    }

    @Test
    void givesUpPatternThatWouldTakeForever() {
        FormBySchema form = form("{\"pattern\":\"(x+x+)+y\"}");

        assertThatThrownBy(() -> form.judge("\"" + "x".repeat(5_000) + "\"")).asInstanceOf(type(Failure.class))
                .extracting(Failure::code).isEqualTo("schema_too_complex");
    }

    @Test
    void givesUpManyPatternsThatTakeLongTogether() {
        FormBySchema form = form("{\"items\":{\"pattern\":\"(x+x+)+y\"}}");
        String hard = "\"" + "x".repeat(60) + "\"";

        assertThat(form.judge("[" + hard + "]")).isInstanceOf(Verdict.Misses.class);
        assertThatThrownBy(() -> form.judge("[" + (hard + ",").repeat(1_000) + hard + "]"))
                .isInstanceOf(Failure.class);
    }

    @Test
    void givesUpPatternThatNeedsTooMuchRoom() {
        FormBySchema form = form("{\"pattern\":\"^(a|b)*$\"}");

        assertThatThrownBy(() -> form.judge("\"" + "ab".repeat(100_000) + "\"")).isInstanceOf(Failure.class);
    }

    private static FormBySchema form(String schema) {
        JsonNode given = JsonMapper.shared().readTree(schema);
        return new FormBySchema(Schemas.read("response_schema", given), 5);
    }
}
