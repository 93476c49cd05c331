package dev.parlance.chassis.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void saysThatAMessageIsAnErrorAndOfWhichKind() {
        assertThat(ApiFamily.MESSAGES.body(failure, "r-1")).containsExactly(entry("type", "error"),
                entry("error", Map.of("type", "invalid_request_error", "message",
                        "The field 'model' is required.")),
                entry("request_id", "r-1"));
    }

    @ParameterizedTest
    @CsvSource({"401, authentication_error", "402, billing_error", "403, permission_error", "404, not_found_error",
            "409, invalid_request_error", "413, request_too_large", "429, rate_limit_error", "500, api_error",
            "502, api_error", "503, overloaded_error", "504, timeout_error"})
    void namesTheKindOfErrorByItsStatus(int status, String kind) {
        assertThat(ApiFamily.MESSAGES.body(Failure.of(status, "code", "text"), "r-1").get("error"))
                .isEqualTo(Map.of("type", kind, "message", "text"));
    }

    @Test
    void tellsFamilyByPath() {
        assertThat(family("/v1/messages")).isEqualTo(ApiFamily.MESSAGES);
        assertThat(family("/v1/messages/batches")).isEqualTo(ApiFamily.MESSAGES);
        assertThat(family("/v1/messagesx")).isEqualTo(ApiFamily.OPENAI);
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
