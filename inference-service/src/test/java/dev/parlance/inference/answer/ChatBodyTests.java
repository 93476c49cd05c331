package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.answer.ChatBody.Form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link ChatBody}. */
class ChatBodyTests {

    @Test
    void questionMeansSupportFormWhateverElseIsThere() {
        assertThat(read("{\"question\":\" Why? \",\"stream\":\"stray\",\"message\":null,\"session_id\":\"sess_1\"}"))
                .isEqualTo(new ChatBody(Form.SUPPORT, "Why?", "sess_1", false));
    }

    @Test
    void messageMeansAppForm() {
        assertThat(read("{\"message\":\"Why?\",\"stream\":true,\"api_key\":\"k\"}"))
                .isEqualTo(new ChatBody(Form.APP, "Why?", null, true));
        assertThat(read("{\"message\":\"Why?\",\"session_id\":\"\"}"))
                .isEqualTo(new ChatBody(Form.APP, "Why?", null, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{\"question\":\"a\",\"message\":\"b\"};ambiguous_body",
            "{};missing_field", "{\"question\":null};missing_field", "[];invalid_request", "7;invalid_request",
            "{\"question\":;malformed_json", "{\"question\":5};invalid_field", "{\"question\":\"  \"};invalid_field",
            "{\"message\":[\"a\"]};invalid_field", "{\"message\":\"a\",\"stream\":1};invalid_field",
            "{\"question\":\"a\",\"session_id\":5};invalid_field",
            "{\"question\":\"much longer than is allowed\"};invalid_field"})
    void refusesWhatCannotBeAnswered(String body, String code) {
        Failure failure = catchThrowableOfType(Failure.class, () -> read(body));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]"})
    void namesBothFieldsWhenNeitherIsThere(String body) {
        assertThat(catchThrowableOfType(Failure.class, () -> read(body)).text()).contains("'question'", "'message'");
    }

    private static ChatBody read(String body) {
        var json = ChatBody.object(body.getBytes(StandardCharsets.UTF_8), JsonMapper.shared());
        return ChatBody.of(ChatBody.form(json), json, 20);
    }
}
