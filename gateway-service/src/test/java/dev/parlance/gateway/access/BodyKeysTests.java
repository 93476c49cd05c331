package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyKeysTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"api_key\":\"abc\",\"message\":\"hi\"}|{\"message\":\"hi\"}",
            "{ \"message\" : \"hi\" , \"api_key\" : \"abc\" }|{\"message\" : \"hi\"}", "{\"api_key\":\"abc\"}|{}",
            "{\"a\":{\"b\":[1,\"}\"]},\"api_key\":\"abc\",\"c\":1.50}|{\"a\":{\"b\":[1,\"}\"]},\"c\":1.50}",
            "{\"api\\u005fkey\":\"a\\u0062c\",\"m\":\"\\u00e9\"}|{\"m\":\"\\u00e9\"}"})
    void takeTheKeyOutOfTheBody(String body, String rest) {
        assertThat(keys(body)).containsExactly("abc");
        assertThat(rest(body)).isEqualTo(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"message\":\"api_key\"}", "[{\"api_key\":\"abc\"}]", "\"api_key\"",
            "{\"a\":{\"api_key\":\"abc\"}}", "{\"api_key\":\"abc\"", "{\"api_key\" \"abc\"}", "not json api_key",
            "{\"m\":\"\\n\"}"})
    void leaveOtherBodiesAlone(String body) {
        assertThat(keys(body)).isEmpty();
        assertThat(rest(body)).isEqualTo(body);
    }

    @Test
    void findEveryKey() {
        assertThat(keys("{\"api_key\":\"a\",\"m\":1,\"api_key\":\"b\"}")).containsExactly("a", "b");
        assertThat(rest("{\"api_key\":\"a\",\"m\":1,\"api_key\":\"b\"}")).isEqualTo("{\"m\":1}");
    }

    @Test
    void takeOtherValuesForNoKeyThatAnybodyHas() {
        assertThat(keys("{\"api_key\":12}")).containsExactly("12");
        assertThat(keys("{\"api_key\":{\"x\":1},\"m\":1}")).containsExactly("{");
        assertThat(rest("{\"api_key\":{\"x\":1},\"m\":1}")).isEqualTo("{\"m\":1}");
        assertThat(keys("{\"api_key\":null}")).isEmpty();
        assertThat(rest("{\"api_key\":null}")).isEqualTo("{}");
    }

    @Test
    void passTextInOtherScriptsOnUnchanged() {
        assertThat(rest("{\"m\":\"日本語 ü\",\"api_key\":\"abc\",\"n\":\"🙂\"} tail"))
                .isEqualTo("{\"m\":\"日本語 ü\",\"n\":\"🙂\"} tail");
    }

    private static List<String> keys(String body) {
        return BodyKeys.of(body.getBytes(StandardCharsets.UTF_8)).keys();
    }

    private static String rest(String body) {
        return new String(BodyKeys.of(body.getBytes(StandardCharsets.UTF_8)).rest(), StandardCharsets.UTF_8);
    }
}
