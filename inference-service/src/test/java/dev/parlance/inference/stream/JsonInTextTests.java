package dev.parlance.inference.stream;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON as models write it. */
class JsonInTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1}                                     | {"a":1}
            Sure! {"a":[1,2]} Anything else?            | {"a":[1,2]}
            {"a":{"b":[1,2]}                            | {"a":{"b":[1,2]}}
            "a":1}                                      | {"a":1}
            "a": {"b":1}                                | {"a": {"b":1}}
            {"a":[1,2,],}                               | {"a":[1,2]}
            {"a":[{"b":1}                               | {"a":[{"b":1}]}
            {"a":[1}                                    | {"a":[1]}
            Here: [1, 2                                 | [1, 2]
            {"a":"x } y"} {"b":2}                       | {"a":"x } y"}
            {"a":"say \\"hi\\" \\\\"                    | {"a":"say \\"hi\\" \\\\"}
            "text"                                      | "text"
            42                                          | 42""")
    void findsWhatIsMeant(String text, String json) {
        assertThat(JsonInText.in(text).getFirst().text()).isEqualTo(json);
    }

    @Test
    void findsWhatIsFencedIn() {
        String text = "First:\n```json\n{\"a\":1}\n```\nthen\n```\n[2]\n```";

        assertThat(JsonInText.in(text).stream().map(JsonInText.Found::text)).startsWith("{\"a\":1}", "[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "{\"a\":\"cut o", "{a:1}"})
    void findsNothingWhereNothingIs(String text) {
        assertThat(JsonInText.in(text)).isEqualTo(List.of());
    }

    @Test
    void leavesWhatIsNestedBeyondReason() {
        assertThat(JsonInText.in("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
    }
}
