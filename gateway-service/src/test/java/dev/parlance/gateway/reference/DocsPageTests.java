package dev.parlance.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;

@ExtendWith(SuiteExtension.class)
class DocsPageTests {

    private final Suite suite;

    DocsPageTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void showsTheDescriptionToEverybody() throws Exception {
        HttpResponse<String> answer = suite.send(suite.request("/openapi.json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JsonMapper.shared().readTree(answer.body()).path("paths").has("/v1/chat/completions")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/docs, text/html;charset=utf-8", "/docs/start.js, text/javascript;charset=utf-8",
            "/docs/start.css, text/css;charset=utf-8", "/docs/swagger-ui.css, text/css;charset=utf-8",
            "/docs/swagger-ui-bundle.js, text/javascript;charset=utf-8"})
    void servesAllThePageNeeds(String path, String type) throws Exception {
        HttpResponse<String> answer = suite.send(suite.request(path));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.body()).isNotBlank();
    }

    @Test
    void needsNothingFromAnywhereElse() throws Exception {
        HttpResponse<String> page = suite.send(suite.request("/docs"));
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1).first().asString()
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'").doesNotContain("http");
        assertThat(page.body()).doesNotContain("http:", "https:", "src=\"//", "href=\"//");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html", "/docs/..", "/docs/swagger-ui.js", "/docs/a/b",
            "/docs/swagger-ui-bundle.js.map", "/docs/%2e%2e%2fgateway-service.yaml", "/webjars/swagger-ui/index.html"})
    void servesNoOtherFile(String path) throws Exception {
        assertThat(suite.send(suite.request(path)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/swagger-ui.css"})
    void sendsNothingTwice(String path) throws Exception {
        String tag = suite.send(suite.request(path)).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = suite.send(suite.request(path).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void answersForTheHeadAlone() throws Exception {
        HttpResponse<String> answer = suite
                .send(suite.request("/openapi.json").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0)).isGreaterThan(1_000);
    }
}
