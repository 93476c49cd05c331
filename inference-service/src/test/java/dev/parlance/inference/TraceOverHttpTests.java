package dev.parlance.inference;

import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.parlance.inference.FakeUpstream.answer;
import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static org.assertj.core.api.Assertions.assertThat;

/** How the trace of a request goes on to models. */
class TraceOverHttpTests {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static final String SENT = "00-" + ID + "-00f067aa0ba902b7-01";

    private static final String ASK = "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void answerAnything() {
        house.upstream.does(json(200, GatewayUser.answer("\"content\":\"ok\"")));
    }

    @Test
    void goesOnToTheUpstreamWithASpanOfTheService() throws Exception {
        ask("small-1", false, SENT);

        assertThat(house.upstream.headers("traceparent")).singleElement().asString()
                .matches("00-" + ID + "-[0-9a-f]{16}-01").isNotEqualTo(SENT);
        assertThat(house.upstream.headers("tracestate")).containsExactly("vendor=1");
    }

    @Test
    void goesOnWithStreams() throws Exception {
        house.upstream.does(events(answer("a")));

        ask("small-1", true, SENT);

        assertThat(house.upstream.headers("traceparent")).singleElement().asString().contains(ID);
    }

    @Test
    void isReplacedWhereItIsMalformed() throws Exception {
        ask("small-1", false, "00-xyz");

        assertThat(house.upstream.headers("traceparent")).singleElement().asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain(ID);
        assertThat(house.upstream.headers("tracestate")).containsExactly("");
    }

    @Test
    void goesToAddressesOfUsersWithoutTheStateOfOthers() throws Exception {
        String gateway = new GatewayUser().gateway("");
        house.upstream.does(json(200, GatewayUser.answer("\"content\":\"ok\"")));

        ask(gateway, false, SENT);

        assertThat(house.upstream.headers("traceparent")).singleElement().asString().contains(ID);
        assertThat(house.upstream.headers("tracestate")).containsExactly("");
    }

    private void ask(String model, boolean stream, String trace) throws Exception {
        var answer = client.send(house.request("/v1/chat/completions").header("traceparent", trace)
                .header("tracestate", "vendor=1").POST(BodyPublishers.ofString(ASK.formatted(model, stream))).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
