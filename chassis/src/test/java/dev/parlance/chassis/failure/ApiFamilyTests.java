package dev.parlance.chassis.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

/** Tests for {@link ApiFamily}. */
class ApiFamilyTests {

    private final Failure failure = Failure.missing("model");

    @Test
    void wordsOpenaiFailureAsObject() {
        assertThat(ApiFamily.OPENAI.body(failure, "r-1")).containsExactly(entry("error",
                Map.of("message", "The field 'model' is required.", "type", "invalid_request_error", "param", "model",
                        "code", "missing_field")));
    }

    @Test
    void wordsCommonFailureAsTextWithCodeDetailsAndRequestId() {
        assertThat(ApiFamily.COMMON.body(failure, "r-1")).containsExactly(
                entry("error", "The field 'model' is required."), entry("code", "missing_field"),
                entry("details", Map.of("field", "model")), entry("request_id", "r-1"));
    }

    @Test
    void flagsAppFailureAsNoSuccess() {
        assertThat(ApiFamily.APP.body(failure, "r-1")).containsEntry("success", false).containsEntry("code",
                "missing_field");
    }

    @Test
    void tellsFamilyByPath() {
        assertThat(family("/v1/models")).isEqualTo(ApiFamily.OPENAI);
        assertThat(family("/api/v1/chat/completions")).isEqualTo(ApiFamily.OPENAI);
        assertThat(family("/v1beta")).isEqualTo(ApiFamily.COMMON);
        assertThat(family("/api/v1/sessions")).isEqualTo(ApiFamily.APP);
        assertThat(family("/api/v1/knowledge/documents")).isEqualTo(ApiFamily.COMMON);
    }

    @Test
    void tellsFamilyOfSharedChatByPlaceOfCredential() {
        assertThat(family("/api/v1/chat")).isEqualTo(ApiFamily.APP);
        assertThat(
                ApiFamily.of(MockServerWebExchange.from(MockServerHttpRequest.post("/api/v1/chat").header("X-API-Key",
                        "k"))))
                .isEqualTo(ApiFamily.COMMON);
    }

    @Test
    void obeysWhatHandlerSettled() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/v1/chat"));

        ApiFamily.COMMON.settle(exchange);

        assertThat(ApiFamily.of(exchange)).isEqualTo(ApiFamily.COMMON);
    }

    private static ApiFamily family(String path) {
        return ApiFamily.of(MockServerWebExchange.from(MockServerHttpRequest.post(path)));
    }
}
