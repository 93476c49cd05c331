package dev.parlance.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

/** Heads that no careful client sends, and those it may. */
@ExtendWith(SuiteExtension.class)
class RequestHeadTests {

    private final Suite suite;

    RequestHeadTests(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example/v1", "Host: a@b", "Host: here?x", "Host: here#x", "Host: a b",
            "Host: ", "Host: here:port", "Host: here:123456", "Host: [::1", "Host: [zz]", "Host: \\\\here",
            "Host: a,b", "Host: here\r\nHost: here", "Host: h%2Fere", "X: y"})
    void areRefusedWithoutOneProperHost(String host) throws Exception {
        String answer = ask("/v1/models", host);
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"invalid_host\"", "\"error\":{",
                "X-Request-Id: ");
        assertThat(suite.inference.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: here", "Host: here.example:8080", "Host: 127.0.0.1:1", "Host: [::1]:8080",
            "Host: a_b-c.example.", "host: [2001:db8::1]"})
    void passWithProperHost(String host) throws Exception {
        assertThat(ask("/v1/models", host)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void mayLackHostOnlyInTheOldProtocol() throws Exception {
        assertThat(suite.raw(List.of("GET /v1/models HTTP/1.0", "X-API-Key: " + Suite.KEY)))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void areRefusedInTheWordsOfTheirFamilyWhenTooLarge() throws Exception {
        String large = "X-Large: " + "x".repeat(20_000);
        assertThat(ask("/v1/models", "Host: here", large)).startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers_too_large\"", "\"type\":\"invalid_request_error\"", "connection: close");
        assertThat(ask("/api/v1/knowledge/documents", "Host: here", large)).startsWith("HTTP/1.1 431 ")
                .contains("{\"error\":\"The headers are larger", "\"request_id\":\"");
        assertThat(suite.inference.requestCount()).isZero();
    }

    @Test
    void areRefusedWithTooManyHeaders() throws Exception {
        String many = "X: y\r\n".repeat(5_000) + "X: y";
        assertThat(ask("/v1/models", "Host: here", many)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void areRefusedWithTooLongAnAddress() throws Exception {
        assertThat(ask("/v1/models?x=" + "y".repeat(20_000), "Host: here")).startsWith("HTTP/1.1 414 ")
                .contains("\"code\":\"address_too_long\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: here\r\n bent: over", "Host: here\r\nno colon", "Host: here\r\nX\u0000: y",
            "Host: here\r\n: empty"})
    void areRefusedWhenMalformed(String lines) throws Exception {
        assertThat(ask("/v1/models", lines)).matches("(?s)HTTP/1.1 (400 .*|200 .*)");
    }

    @Test
    void neverHoldUpTheNextConnection() throws Exception {
        ask("/v1/models", "Host: a@b");
        assertThat(ask("/v1/models", "Host: here")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answerTheFirstOfTwoRequestsBeforeTheyRefuseTheSecond() throws Exception {
        String both = suite.raw(List.of("GET /v1/models HTTP/1.1", "Host: here", "X-API-Key: " + Suite.KEY, "",
                "GET /v1/models HTTP/1.1", "Host: a@b"));
        assertThat(both).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ", "invalid_host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "QUERY"})
    void areRefusedForOtherVerbs(String verb) throws Exception {
        String answer = suite.raw(List.of(verb + " /v1/models HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY));
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("GET,HEAD,OPTIONS").doesNotContain(Suite.KEY);
    }

    @Test
    void mayAskForTheHeadOfAnAnswerAlone() throws Exception {
        String answer = suite.raw(List.of("HEAD /v1/models HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY));
        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");
        assertThat(suite.inference.takeRequest().method()).isEqualTo("HEAD");
    }

    @Test
    void changeToNoOtherProtocol() throws Exception {
        String answer = ask("/v1/models", "Host: here\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(suite.inference.takeRequest().headers().contains("HTTP2-Settings")).isFalse();
    }

    private String ask(String path, String... lines) throws Exception {
        return suite.raw(List.of("GET " + path + " HTTP/1.1", String.join("\r\n", lines), "Connection: close",
                "X-API-Key: " + Suite.KEY));
    }
}
