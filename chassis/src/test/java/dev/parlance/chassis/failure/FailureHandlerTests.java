package dev.parlance.chassis.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebInputException;

import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

/** Tests for {@link FailureHandler}. */
class FailureHandlerTests {

    private final MockServerWebExchange exchange = MockServerWebExchange
            .from(MockServerHttpRequest.post("/api/v1/knowledge/text"));

    @Test
    void tellsWhenToTryAgain() {
        handle(Failure.unavailable("storage").retryAfter(Duration.ofSeconds(7)));

        assertThat(response().getStatusCode().value()).isEqualTo(503);
        assertThat(response().getHeaders().getFirst("Retry-After")).isEqualTo("7");
    }

    @Test
    void tellsWhichVerbsAreAnswered() {
        handle(new MethodNotAllowedException(HttpMethod.PUT, List.of(HttpMethod.GET)));

        assertThat(response().getStatusCode().value()).isEqualTo(405);
        assertThat(response().getHeaders().getAllow()).containsExactly(HttpMethod.GET);
    }

    @Test
    void hidesWhatNobodyExpected() {
        handle(new IllegalStateException("password=secret"));

        assertThat(response().getStatusCode().value()).isEqualTo(500);
        assertThat(body()).contains("internal_error").doesNotContain("secret");
    }

    @Test
    void turnsOutageOfStorageInto503() {
        handle(new DataAccessResourceFailureException("gone"));

        assertThat(response().getStatusCode().value()).isEqualTo(503);
    }

    @Test
    void turnsTooLargeBodyInto413() {
        handle(new ServerWebInputException("too large", null, new DataBufferLimitException("limit")));

        assertThat(response().getStatusCode().value()).isEqualTo(413);
    }

    @Test
    void turnsMalformedBodyInto400() {
        handle(new ServerWebInputException("broken", null, new DecodingException("broken")));

        assertThat(response().getStatusCode().value()).isEqualTo(400);
        assertThat(body()).contains("malformed_body");
    }

    private void handle(Throwable thrown) {
        StepVerifier.create(new FailureHandler(JsonMapper.builder().build()).handle(exchange, thrown)).verifyComplete();
    }

    private MockServerHttpResponse response() {
        return exchange.getResponse();
    }

    private String body() {
        return response().getBodyAsString().blockOptional().orElseThrow();
    }
}
