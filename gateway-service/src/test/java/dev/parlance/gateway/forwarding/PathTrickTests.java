package dev.parlance.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

/** Requests that no careful client sends, written byte by byte. */
@ExtendWith(SuiteExtension.class)
class PathTrickTests {

    private final Suite suite;

    PathTrickTests(Suite suite) {
        this.suite = suite;
    }

    @ParameterizedTest
    @ValueSource(strings = {"//v1/models", "/v1//models", "/v1/models/", "/v1/./models", "/x/../v1/models",
            "/v1/models/..", "/v1/%6dodels", "/v1%2fmodels", "/v1%2Fmodels", "/v1/models;a=b", "/v1;/models",
            "/v1/models%00", "/v1/models%20", "/v1\\models", "/v1/models%3Fx", "/%2e%2e/v1/models", "/v1/models%252f",
            "/V1/models", "/v1/models.", "/api/v1/knowledge/documents/%2e%2e", "/api/v1/knowledge/documents/..",
            "/api/v1/knowledge/documents/a%2fb", "/api/v1/knowledge/documents/a;b", "/api/v1/knowledge/documents/",
            "v1/models", "*"})
    void reachNoService(String target) throws Exception {
        String answer = suite.raw(List.of("GET " + target + " HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY));

        assertThat(answer).containsPattern("^HTTP/1.1 (404|400) ");
        assertThat(suite.inference.requestCount()).isZero();
        assertThat(suite.knowledge.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example/v1", "Host: a@b", "Host: here?x", "Host: 127.0.0.1:1"})
    void neverSendRequestElsewhereByHost(String host) throws Exception {
        String answer = suite.raw(List.of("GET /v1/models HTTP/1.1", host, "Connection: close",
                "X-API-Key: " + Suite.KEY));

        assertThat(answer).containsPattern("^HTTP/1.1 (200|400) ");
        assertThat(suite.inference.requestCount()).isEqualTo(answer.startsWith("HTTP/1.1 200") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/v1/models", "http://evil.example:1/v1/models"})
    void neverSendRequestElsewhereByTarget(String target) throws Exception {
        String answer = suite.raw(List.of("GET " + target + " HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY));

        assertThat(answer).containsPattern("^HTTP/1.1 (200|400|404) ");
        assertThat(suite.inference.requestCount()).isEqualTo(answer.startsWith("HTTP/1.1 200") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\nTransfer-Encoding: chunked", "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: xchunked", "Transfer-Encoding : chunked"})
    void refuseLengthsTwoParsersReadDifferently(String headers) throws Exception {
        String answer = suite.raw(List.of("POST /api/v1/chat HTTP/1.1", "Host: here", "Connection: close",
                "X-API-Key: " + Suite.KEY, headers, "", "0"));

        assertThat(answer).containsPattern("^HTTP/1.1 4\\d\\d ");
        assertThat(suite.inference.requestCount()).isZero();
    }
}
