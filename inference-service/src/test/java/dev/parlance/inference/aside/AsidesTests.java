package dev.parlance.inference.aside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.SettlingMeter;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.provider.UpstreamModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is asked aside, and what that costs. */
class AsidesTests {

    private static final String ANSWER = "{\"choices\":[{\"message\":{\"content\":\" yes \"}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2}}";

    private final List<String> asked = new ArrayList<>();

    private final SettlingMeter meter = new SettlingMeter();

    private Mono<byte[]> answer = Mono.just(ANSWER.getBytes(StandardCharsets.UTF_8));

    @Test
    void asksTheModelOfTheInstallationWhereThereIsOne() {
        StepVerifier.create(asides("helper").ask(question(), Mono.error(new AssertionError("nobody else is needed"))))
                .assertNext(reply -> assertThat(reply.text()).isEqualTo("yes")).verifyComplete();

        assertThat(asked).singleElement().asString().contains("\"model\":\"helper\"");
    }

    @Test
    void asksWhoAnswersAnywayWhereThereIsNone() {
        StepVerifier.create(asides("").ask(question(), Mono.just(Aide.of(model("m"))))).expectNextCount(1)
                .verifyComplete();

        assertThat(asked).singleElement().asString().contains("\"model\":\"m\"");
    }

    @Test
    void paysForItByItself() {
        StepVerifier.create(asides("").ask(question(), Mono.just(Aide.of(model("m")))))
                .assertNext(
                        reply -> assertThat(reply.charge()).contains("\"sku\":\"inference.test.in\"", "\"quantity\":9",
                                "\"sku\":\"inference.test.out\""))
                .verifyComplete();

        assertThat(meter.endings()).containsExactly("m done 9+2");
    }

    @Test
    void failsWhereTheModelDoesOrTakesTooLong() {
        answer = Mono.error(UpstreamFailure.broken("no"));
        StepVerifier.create(asides("").ask(question(), Mono.just(Aide.of(model("m"))))).verifyError(AsideFailed.class);

        answer = Mono.never();
        StepVerifier.withVirtualTime(() -> asides("").ask(question(), Mono.just(Aide.of(model("m")))))
                .thenAwait(Duration.ofSeconds(20)).verifyError(AsideFailed.class);
    }

    @Test
    void failsWhereNobodyCanHelp() {
        StepVerifier.create(asides("nobody").ask(question(), Mono.empty())).verifyError(AsideFailed.class);
        StepVerifier.create(asides("").ask(question(), Mono.just(Aide.of(new Model.Extract()))))
                .verifyError(AsideFailed.class);
    }

    private Asides asides(String named) {
        return new Asides(meter.meter(),
                name -> name.equals("nobody") ? Mono.error(Failure.notFound("model")) : Mono.just(model(name)),
                new AsideSettings(named, "", Duration.ofSeconds(20), Duration.ofSeconds(90)), JsonMapper.shared());
    }

    private static Question question() {
        Caller caller = new Caller(new UUID(1, 1), null, Set.of(), "enterprise", "r");
        Inquiry inquiry = new Inquiry(caller, new Route("openai", "/v1/chat/completions"), null, Map.of(),
                Inquiry.COMPLETIONS, "c");
        return new Question(inquiry, "inference.test", "Say yes.", JsonMapper.shared().createArrayNode(), 5);
    }

    private Model model(String id) {
        return new Model.Remote(new Answering(), id, false);
    }

    private final class Answering implements Upstream {

        @Override
        public String name() {
            return "answering";
        }

        @Override
        public Mono<List<UpstreamModel>> models() {
            return Mono.just(List.of());
        }

        @Override
        public Mono<byte[]> complete(String call, byte[] body) {
            asked.add(new String(body, StandardCharsets.UTF_8));
            return answer;
        }

        @Override
        public Flux<List<byte[]>> stream(String call, byte[] body) {
            return Flux.error(new IllegalStateException("Nobody asks for streams"));
        }
    }
}
