package dev.parlance.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

class RouteTableTests {

    private static final RouteFile FILE = new RouteFile(Set.of("knowledge", "inference"), DataSize.ofMegabytes(7));

    private final RouteTable table = FILE.read("""
            # method path service credentials patience body class scope query
            GET  /v1/models             inference  key 10s 64KB any chat
            GET  /v1/skills/{id}        inference  key 10s 64KB any chat api-key
            PUT  /v1/skills/{id}        inference  key 10s 64KB any+ai chat|search
            POST /v1/skills/import      knowledge  key 10m upload insert knowledge
            GET  /v1/{kind}/all/{id}    knowledge  key 10s 64KB - knowledge
            """);

    @ParameterizedTest
    @CsvSource({"GET, /v1/models, /v1/models", "GET, /v1/skills/7, /v1/skills/{id}",
            "POST, /v1/skills/import, /v1/skills/import", "GET, /v1/skills/all/3, /v1/{kind}/all/{id}"})
    void findsRoute(String method, String path, String pattern) {
        assertThat(find(method, path)).isNotNull().extracting(PublicRoute::pattern).isEqualTo(pattern);
    }

    @Test
    void letsLiteralWinOverVariable() {
        Methods methods = table.find("/v1/skills/import");

        assertThat(methods).isNotNull();
        assertThat(methods.allowed()).containsExactly(HttpMethod.POST, HttpMethod.OPTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/v1", "/v1/", "/v1/models/", "//v1/models", "/v1/skills/", "/v1/skills/a/b",
            "/v1/skills/..", "/v1/skills/.", "/v1/skills/a%2f", "/v1/skills/a;b", "/v1/skills/a b", "/v1/skills/a\\b",
            "/v1/skills/é", "/v1/skills/{id}", "v1/models"})
    void findsNothing(String path) {
        assertThat(table.find(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a inference key 1s 1KB - chat", "GET /{x}/b inference key 1s 1KB - chat"})
    void refusesSecondOwner(String line) {
        String twice = line + "\n" + line.replace("{x}", "{y}").replace("inference", "knowledge");

        assertThatIllegalArgumentException().isThrownBy(() -> FILE.read(twice)).withMessageContaining("two owners");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a nobody key 1s 1KB - chat", "GET /a inference key 1s 1KB",
            "GET /a inference key 1s 1KB any", "GET a inference key 1s 1KB - chat",
            "GET /a/ inference key 1s 1KB - chat", "GET /a//b inference key 1s 1KB - chat",
            "GET /a inference anyone 1s 1KB - chat", "GET /a inference key soon 1KB - chat",
            "GET /a inference key 1s 1KB some chat", "GET /a inference key 1s 1KB - talk",
            "GET /a inference key 1s 1KB - -", "GET /a inference none 1s 1KB - chat",
            "GET /a inference key 1s 1KB - chat header", "GET /a inference key 1s 1KB - chat api-key more"})
    void refusesLineThatIsNoRoute(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> FILE.read(line));
    }

    @Test
    void takesUploadLimitFromTheOperator() {
        assertThat(find("POST", "/v1/skills/import")).isNotNull().extracting(PublicRoute::largestBody)
                .isEqualTo(DataSize.ofMegabytes(7));
    }

    private @Nullable PublicRoute find(String method, String path) {
        Methods methods = table.find(path);
        return methods == null ? null : methods.find(HttpMethod.valueOf(method));
    }
}
