package dev.parlance.inference;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.KeptCompletion;
import dev.parlance.inference.conversation.Outcome;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Completions are written down as they went, without their callers waiting for it. */
class KeptCompletionsOverHttpTests {

    private static final String COMPLETIONS = "/v1/chat/completions";

    private static final String ASKED = "{\"model\":\"small-1\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":\"How long?\"}]%s}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final UUID account = UUID.randomUUID();

    private final Caller caller = new Caller(account, UUID.randomUUID(), Set.of(), "pro", "r");

    @BeforeEach
    void answer() {
        house.upstream.does(events(FakeUpstream.answer("Thirty ", "days.")));
        house.knowledge().are(KnownPassages.passage("Policy", "Goods go back within 30 days."));
    }

    @Test
    void keepsAStreamThatIsPassedOn() throws Exception {
        house.postAs(caller, COMPLETIONS, ASKED.formatted(",\"stream\":true,\"user\":\"u7\""));

        KeptCompletion kept = only();
        assertThat(kept.answer()).isEqualTo("Thirty days.");
        assertThat(kept.question()).isEqualTo("How long?");
        assertThat(kept.messages()).contains("Be brief.");
        assertThat(kept).matches(one -> one.outcome() == Outcome.WHOLE && one.promptTokens() == 9
                && one.completionTokens() == 2 && "u7".equals(one.user()) && one.key().equals(caller.key()));
    }

    @Test
    void keepsAnAnswerInOnePiece() throws Exception {
        house.upstream.does(json(200, GatewayUser.answer("\"content\":\"Thirty days.\"")));

        house.postAs(caller, COMPLETIONS, ASKED.formatted(""));

        assertThat(only().answer()).isEqualTo("Thirty days.");
        assertThat(only().promptTokens()).isEqualTo(9);
    }

    @Test
    void keepsAnAnswerThatIsMadeHereWithWhatTheCallerNoted() throws Exception {
        house.postAs(caller, COMPLETIONS, ASKED.replace("small-1", "@parlance/extract")
                .formatted(",\"metadata\":{\"page\":\"pricing\"},\"idempotency_key\":\"ticket-1812\""));

        assertThat(only().answer()).contains("30 days");
        assertThat(only().model()).isEqualTo("@parlance/extract");
        assertThat(only().metadata()).isEqualTo("{\"page\":\"pricing\"}");
        assertThat(only().token()).isEqualTo("ticket-1812");
    }

    @Test
    void keepsWhatTheBuiltInModelSaidInsteadOfAnother() throws Exception {
        house.upstream.does(json(500, "{}"));

        house.postAs(caller, COMPLETIONS, ASKED.replace("small-1", "auto").formatted(""));

        assertThat(only().answer()).contains("30 days");
        assertThat(only().outcome()).isEqualTo(Outcome.WHOLE);
    }

    @Test
    void keepsWhatWasSentWhenTheCallerLeaves() throws Exception {
        house.upstream.does(events(Flux.just(token("Thirty ")).concatWith(Mono.never())));
        int before = house.conversations().completions().size();

        LeavingCaller.leaveAfter(house, COMPLETIONS, ASKED.formatted(",\"stream\":true"), 1);

        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(house.conversations().completions())
                .hasSizeGreaterThan(before).last()
                .matches(kept -> kept.outcome() == Outcome.CUT && kept.answer().equals("Thirty ")));
    }

    @Test
    void keepsNothingOfAnAccountThatDoesNotWantIt() throws Exception {
        Caller silent = new Caller(account, null, null, false, Set.of(), "pro", "r", false, false);
        house.postAs(silent, COMPLETIONS, ASKED.formatted(",\"stream\":true"));
        house.postAs(caller, COMPLETIONS, ASKED.formatted(",\"stream\":true,\"user\":\"after\""));

        assertThat(only().user()).isEqualTo("after");
    }

    private KeptCompletion only() {
        await().atMost(Duration.ofSeconds(3)).until(() -> !own().isEmpty());
        assertThat(own()).hasSize(1);
        return own().getFirst();
    }

    private List<KeptCompletion> own() {
        return house.conversations().completions().stream().filter(kept -> kept.account().equals(account)).toList();
    }
}
