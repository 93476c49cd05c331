package dev.parlance.inference;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.parlance.inference.Receiver.Heard;

import static org.assertj.core.api.Assertions.assertThat;

/** Functions that are listed elsewhere. */
class FunctionSourcesTests {

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final Receiver receiver = new Receiver();

    FunctionSourcesTests() {
        house.upstream.does(Rounds.of(FakeUpstream.answer("ok")));
        receiver.says("/fn", 200, "application/json",
                "{\"functions\":[{\"name\":\"stock_level\",\"description\":\"d\",\"callbackUrl\":\""
                        + receiver.at("/stock") + "\",\"headers\":{},\"contentFormat\":{},\"version\":2}]}")
                .says("/stock", 200, "text/plain", "12 in stock");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private String sources(String path) {
        return "\"protocolFunctionSources\":[\"" + receiver.at(path) + "\"]";
    }

    @Test
    void offersAndCallsWhatASourceLists() throws Exception {
        house.upstream.does(Rounds.calling("stock_level", "{}"));
        user.greet(sources("/fn"), "");

        assertThat(user.round(0).at("/tools/0/function/name").stringValue()).isEqualTo("stock_level");
        assertThat(user.toolResult()).isEqualTo("12 in stock");
    }

    @Test
    void provesToTheSourceWhoAsks() throws Exception {
        user.greet(sources("/fn"), "");

        Heard asked = receiver.heard("/fn").getFirst();
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.hasNonce()).isTrue();
        assertThat(asked.isSigned()).isTrue();
    }

    @Test
    void remembersWhatASourceLists() throws Exception {
        user.greet(sources("/fn"), "");
        user.greet(sources("/fn"), "");

        assertThat(receiver.heard("/fn")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"500 | {} | status 500", "200 | <p> | in JSON",
            "200 | {\"functions\":{}} | in JSON", "200 | {\"functions\":[{\"name\":\"x\"}]} | functions[0].name",
            "200 | {\"functions\":[{\"name\":\"abc\",\"description\":\"d\",\"callbackUrl\":\"ftp://a\"}]} | functions[0].callbackUrl"})
    void failsNamingTheSourceThatCannotBeRead(int status, String listing, String reason) throws Exception {
        receiver.says("/broken", status, "application/json", listing);
        HttpResponse<String> answer = user.greet(sources("/broken?k=hidden"), "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("function_source_failed").contains(receiver.at("/broken")).contains(reason)
                .doesNotContain("hidden");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void failsWhereTheSourceIsInAClosedNetwork() throws Exception {
        HttpResponse<String> answer = user.greet("\"protocolFunctionSources\":[\"http://10.1.2.3/fn\"]", "");

        assertThat(answer.statusCode()).isEqualTo(502);
    }

    @Test
    void demandsNamesThatNoOtherFunctionHas() throws Exception {
        HttpResponse<String> answer = user.greet(sources("/fn") + ",\"protocolFunctions\":[{\"name\":\"stock_level\","
                + "\"description\":\"d\",\"callbackUrl\":\"https://a.example\"}]", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("duplicate_tool");
    }

    @Test
    void asksNoSourceForStrangers() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));

        assertThat(user.greetAsStranger(sources("/fn")).statusCode()).isEqualTo(200);
        assertThat(receiver.heard("/fn")).isEmpty();
    }
}
