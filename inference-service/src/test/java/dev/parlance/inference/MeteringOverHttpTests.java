package dev.parlance.inference;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.metering.FakeLedger;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static dev.parlance.inference.FakeUpstream.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How calls are paid for, over HTTP. */
class MeteringOverHttpTests {

    private static final String DEAR = "{\"model\":\"dear-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    private final FakeLedger ledger = house.ledger();

    /** Of each test its own: what was paid ahead for one account is of no use to another. */
    private final UUID account = UUID.randomUUID();

    @BeforeEach
    void beginAnew() {
        ledger.forget();
    }

    @AfterEach
    void limitNobody() {
        ledger.forget();
        ledger.comeBack();
    }

    @Test
    void answers402BeforeTheUpstreamIsCalled() throws Exception {
        house.upstream.does(json(200, "{}"));
        ledger.grant(account, 10);

        var answer = house.postAs(account, "/v1/chat/completions", DEAR.formatted(""));

        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).contains("insufficient_balance");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void reservesNoMoreThanTheCallerAllowsTheAnswerToBe() throws Exception {
        house.upstream.does(json(200, "{\"choices\":[{}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}"));
        ledger.grant(account, 60_000);

        assertThat(house.postAs(account, "/v1/chat/completions", DEAR.formatted(",\"max_tokens\":10")).statusCode())
                .isEqualTo(200);
        assertThat(house.postAs(account, "/v1/chat/completions", DEAR.formatted("")).statusCode()).isEqualTo(402);
    }

    @Test
    void saysThatAccountsAreAwayAndCallsNothing() throws Exception {
        house.upstream.does(json(200, "{}"));
        ledger.goAway(Failure.unavailable("account service"));

        assertThat(house.postAs(account, "/v1/chat/completions", DEAR.formatted(""))
                .statusCode()).isEqualTo(503);
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void tellsTheUpstreamTheNameOfTheCall() throws Exception {
        house.upstream.does(json(200, "{\"choices\":[{}],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2}}"));

        house.postAs(account, "/v1/chat/completions", DEAR.formatted(""));

        assertThat(house.upstream.headers("X-Client-Request-Id")).singleElement().asString()
                .matches("[0-9a-f-]{36}-[0-9]+");
        await().atMost(Duration.ofSeconds(3)).until(() -> ledger.endings().contains("dear-model done 4+2"));
    }

    @Test
    void settlesAStreamItsCallerHasLeftWithWhatWasStreamed() throws Exception {
        house.upstream.does(events(Flux.just(token("Hel"), token("lo")).concatWith(Flux.never())));
        LeavingCaller.leaveAfter(house, "/v1/chat/completions", DEAR.formatted(",\"stream\":true"), 2);

        await().atMost(Duration.ofSeconds(3)).until(() -> ledger.endings().stream()
                .anyMatch(ending -> ending.startsWith("dear-model cancelled") && ending.endsWith("+2")));
    }

    @Test
    void settlesAnAnswerTheUpstreamBrokeOff() throws Exception {
        house.upstream.does(json(500, "{}"));

        house.postAs(account, "/v1/chat/completions", DEAR.formatted(""));

        await().atMost(Duration.ofSeconds(3)).until(() -> ledger.endings().contains("dear-model failed 0+0"));
    }
}
