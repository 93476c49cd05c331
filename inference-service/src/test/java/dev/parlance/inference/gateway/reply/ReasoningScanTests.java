package dev.parlance.inference.gateway.reply;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasoningScanTests {

    @ParameterizedTest
    @ValueSource(strings = {"{\"reasoning\":\"x\"}", "{\"a\":1,\"reasoning_content\" : \"\"}",
            "{\"reasoning_details\":[]}", "{\"content\":\"\",\"reasoning_summary\":{}}"})
    void findsReasoning(String payload) {
        assertThat(ReasoningScan.finds(payload.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reasoning\":null}", "{\"reasoning_content\": null,\"content\":\"x\"}",
            "{\"content\":\"reasoning\"}", "{\"content\":\"\\\"reasoning\\\":1\"}", "{\"content\":\"x\"}", "{}", "",
            "\"reasoning", "{\"reasoning\"", "{\"reasoning\":"})
    void findsNoneWhereThereIsNone(String payload) {
        assertThat(ReasoningScan.finds(payload.getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
