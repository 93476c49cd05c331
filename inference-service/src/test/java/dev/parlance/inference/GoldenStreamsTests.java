package dev.parlance.inference;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.parlance.inference.FakeUpstream.events;
import static org.assertj.core.api.Assertions.assertThat;

/** Streams of the three chat shapes, byte by byte as their contract has them. */
class GoldenStreamsTests {

    private static final Pattern SESSION = Pattern.compile("sess_\\w{22}");

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void know() {
        Golden.know(house);
        house.upstream.does(events(Golden.answer()));
    }

    @Test
    void supportStreamIsAsItsContractHasIt() throws Exception {
        var got = ask("/api/v1/chat/stream", "{\"question\":\"What does plus cost?\"}", "*/*");

        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        same(got.body(), Golden.bytes("support-stream.txt", session(got)));
    }

    @Test
    void appStreamIsAsItsContractHasIt() throws Exception {
        var got = ask("/api/v1/chat", "{\"message\":\"What does plus cost?\",\"stream\":true}", "*/*");

        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        same(got.body(), Golden.bytes("app-stream.txt", session(got)));
    }

    @Test
    void workspaceStreamIsTheTextAndNothingElse() throws Exception {
        var got = ask("/api/chat", "{\"message\":\"What does plus cost?\"}", "*/*");

        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        assertThat(got.headers().firstValue("X-Conversation-Id")).get().asString().hasSize(36);
        same(got.body(), Golden.bytes("workspace-text.txt"));
    }

    @Test
    void workspaceStreamIsInEventsForThoseWhoAskForThem() throws Exception {
        var got = ask("/api/chat", "{\"message\":\"What does plus cost?\"}", "text/event-stream");

        String conversation = got.headers().firstValue("X-Conversation-Id").orElseThrow();
        assertThat(got.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
        same(got.body(), Golden.bytes("workspace-events.txt", conversation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"support|/api/v1/chat/stream|{\"question\":\"What does plus cost?\"}",
            "app|/api/v1/chat|{\"message\":\"What does plus cost?\",\"stream\":true}",
            "workspace|/api/chat|{\"message\":\"What does plus cost?\"}"}, quoteCharacter = '`')
    void streamsThatFailSaySoInTheirOwnShape(String shape, String path, String body) throws Exception {
        house.upstream.does(events(Golden.brokenAnswer()));

        var got = ask(path, body, "text/event-stream");

        same(got.body(), Golden.bytes(shape + "-failed.txt"));
    }

    @ParameterizedTest
    @CsvSource({"support-stream.txt, event:", "support-stream.txt, content", "app-stream.txt, \"type\"",
            "app-stream.txt, conversationId", "workspace-events.txt, session_id", "workspace-text.txt, data:"})
    void noShapeLeaksIntoAnother(String file, String foreign) {
        String golden = new String(Golden.bytes(file), StandardCharsets.UTF_8);

        assertThat(golden).doesNotContain(foreign).doesNotContain("[DONE]").doesNotContain("ping")
                .doesNotContain("Let me think");
    }

    private HttpResponse<byte[]> ask(String path, String body, String accept) throws Exception {
        HttpRequest request = house.request(path).header("Accept", accept).POST(BodyPublishers.ofString(body)).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static String session(HttpResponse<byte[]> got) {
        Matcher session = SESSION.matcher(new String(got.body(), StandardCharsets.UTF_8));
        assertThat(session.find()).isTrue();
        return session.group();
    }

    /** As text first, for a failure that can be read. */
    private static void same(byte[] got, byte[] golden) {
        assertThat(new String(got, StandardCharsets.UTF_8)).isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(got).isEqualTo(golden);
    }
}
