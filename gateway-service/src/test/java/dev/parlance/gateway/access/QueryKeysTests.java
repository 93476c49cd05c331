package dev.parlance.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class QueryKeysTests {

    @ParameterizedTest
    @CsvSource({"api-key=abc, ''", "a=1&api-key=abc, ?a=1", "api_key=abc&b=%20, ?b=%20", "a&api-key=abc&&c, ?a&&c",
            "API-KEY=abc, ''", "%61pi%2Dkey=abc, ''", "api-key=abc&api_key=abc, ''", "a=b=c&Api_Key=abc, ?a=b=c"})
    void takeKeysOutOfTheAddress(String query, String rest) {
        ServerHttpRequest scrubbed = QueryKeys.scrubbed(request(query));
        assertThat(scrubbed.getURI()).hasToString("http://host/v1/models" + rest);
        assertThat(KeysElsewhere.inQueryOf(scrubbed).areInQuery()).isTrue();
        assertThat(scrubbed.getQueryParams().values().toString()).doesNotContain("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1", "", "api=key", "xapi-key=abc", "api-keys=abc", "key=api-key", "apikey=abc",
            "api-ke%79s=abc"})
    void leaveOtherAddressesAlone(String query) {
        ServerHttpRequest request = request(query);
        assertThat(QueryKeys.scrubbed(request)).isSameAs(request);
    }

    @Test
    void countWhereTheRouteNamesThem() {
        KeysElsewhere keys = KeysElsewhere
                .inQueryOf(QueryKeys.scrubbed(request("api-key=one&api_key=two&API-KEY=three")));
        assertThat(keys.at(KeyPlace.PLATFORM_QUERY)).containsExactly("one");
        assertThat(keys.at(KeyPlace.APP_QUERY)).containsExactly("two");
        assertThat(keys.at(KeyPlace.HEADERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"api-key=%61bc, abc", "api-key=a%00, 'a\u0000'", "api-key=, ''", "api-key, ''",
            "api-key=a=b, a=b"})
    void areReadAsSent(String query, String key) {
        assertThat(KeysElsewhere.inQueryOf(QueryKeys.scrubbed(request(query))).at(KeyPlace.PLATFORM_QUERY))
                .containsExactly(key);
    }

    @Test
    void showThemselvesToNobody() {
        assertThat(KeysElsewhere.inQueryOf(QueryKeys.scrubbed(request("api-key=abc"))).toString())
                .doesNotContain("abc");
    }

    private static MockServerHttpRequest request(String query) {
        return MockServerHttpRequest
                .method(HttpMethod.GET, URI.create("http://host/v1/models?" + query)).build();
    }
}
