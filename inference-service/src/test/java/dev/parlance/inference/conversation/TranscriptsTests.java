package dev.parlance.inference.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Transcripts} and what they make of what was handed over. */
class TranscriptsTests {

    private static final Caller CALLER = new Caller(new UUID(1, 1), null, Set.of(), "pro", "r");

    private final List<KeptCompletion> kept = new ArrayList<>();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private final Transcripts transcripts = new Transcripts(all -> Mono.fromRunnable(() -> kept.addAll(all)),
            Schedulers.immediate(), JsonMapper.shared(), meters);

    private final Records records = new Records(transcripts, Clock.systemUTC());

    @Test
    void readsEventsAsTheyWereSent() {
        Recording recording = begin("{\"messages\":[]}");
        recording.events(bytes("data: {\"choices\":[{\"delta\":{\"content\":\"Thirty \"}}]}\n\n"
                + "data: {\"choices\":[{\"delta\":{\"content\":\"days\\u2028.\"}}]}\n\n"));
        recording.events(bytes("data: {broken\n\ndata: [DONE]\n\n"));
        recording.end(Outcome.WHOLE, "m", TokenUsage.counted(3, 2));

        assertThat(written()).singleElement().matches(one -> one.answer().equals("Thirty days\u2028.")
                && one.promptTokens() == 3 && one.completionTokens() == 2 && one.model().equals("m"));
    }

    @Test
    void keepsWordsAndLeavesPicturesOut() {
        begin("""
                {"messages":[{"role":"user","content":[{"type":"text","text":"What is it?"},
                {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}],"user":7,"idempotency_key":""}""")
                .end(Outcome.CUT, "m", TokenUsage.NOTHING);

        assertThat(written()).singleElement().matches(one -> one.question().equals("What is it?\n[image_url]")
                && !one.messages().contains("AAAA") && one.user() == null && one.token() == null);
    }

    @Test
    void keepsTheFirstAndTheLastOfManyMessages() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            all.append(i == 0 ? "" : ",").append("{\"role\":\"user\",\"content\":\"m").append(i).append("\"}");
        }
        begin("{\"messages\":[" + all + "]}").end(Outcome.CUT, "m", TokenUsage.NOTHING);

        String messages = written().getFirst().messages();
        assertThat(JsonMapper.shared().readTree(messages)).hasSize(70);
        assertThat(messages).contains("\"m29\"", "\"m60\"", "\"m99\"").doesNotContain("\"m30\"")
                .doesNotContain("\"m59\"");
    }

    @Test
    void keepsTheLaterOfTwoWithOneToken() {
        String request = "{\"messages\":[],\"idempotency_key\":\"t\"}";
        for (String text : List.of("first", "second")) {
            Recording recording = begin(request);
            recording.text(text);
            recording.end(Outcome.WHOLE, "m", TokenUsage.NOTHING);
            recording.end(Outcome.FAILED, "m", TokenUsage.NOTHING);
        }

        assertThat(written()).singleElement().matches(one -> one.answer().equals("second"));
    }

    @Test
    void forgetsAFailureThatBroughtNothing() {
        Recording recording = begin("{}");
        recording.end(Outcome.FAILED, "m", TokenUsage.NOTHING);
        assertThat(written()).isEmpty();

        recording.text("Somebody else stepped in.");
        recording.end(Outcome.WHOLE, "n", TokenUsage.NOTHING);
        assertThat(written()).hasSize(1);
    }

    @Test
    void dropsAndCountsWhatIsTooMuch() {
        for (int i = 0; i < 4_100; i++) {
            begin("{}").end(Outcome.CUT, "m", TokenUsage.NOTHING);
        }

        assertThat(meters.counter("parlance.inference.conversations.dropped").count()).isEqualTo(4);
        assertThat(written()).hasSize(4_096);
    }

    @Test
    void isNothingForAccountsThatDoNotWantIt() {
        Caller silent = new Caller(new UUID(1, 1), null, null, false, Set.of(), "pro", "r", false, false);

        assertThat(records.begin(silent, bytes("{}"))).isSameAs(Recording.NONE);
    }

    private Recording begin(String request) {
        return records.begin(CALLER, bytes(request));
    }

    private List<KeptCompletion> written() {
        transcripts.writeAll().subscribe();
        return kept;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
