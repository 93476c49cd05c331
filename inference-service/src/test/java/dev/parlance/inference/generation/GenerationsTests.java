package dev.parlance.inference.generation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.SettlingMeter;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.provider.UpstreamFailure;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Part.ServerTool.State;
import dev.parlance.inference.tool.Tool;
import dev.parlance.inference.tool.ToolResult;
import dev.parlance.inference.tool.Toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that take several calls to a model. */
class GenerationsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ScriptedModel model = new ScriptedModel();

    private final SettlingMeter meter = new SettlingMeter();

    private final List<String> ran = new ArrayList<>();

    private final Generations generations = new Generations(meter.meter(),
            new GenerationSettings(4, 3, 2, 100_000, Duration.ofMinutes(1)), Clock.systemUTC(), JSON);

    @Test
    void passesTextOnAsItComes() {
        model.says(ScriptedModel.text("Hel", "lo"));

        assertThat(parts(Toolbox.empty())).startsWith(new Part.Start("m", null), new Part.Delta("Hel"),
                new Part.Delta("lo")).endsWith(new Part.End("stop"));
    }

    @Test
    void runsItsToolsAndTellsTheModelWhatCameOfThem() {
        model.says(ScriptedModel.calls("clock", "{\"zone\":\"UTC\"}"), ScriptedModel.text("Noon."));

        List<Part> parts = parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(ran).containsExactly("clock{\"zone\":\"UTC\"}");
        assertThat(states(parts)).containsExactly(State.CREATED, State.RUNNING, State.FINISHED);
        assertThat(text(parts)).isEqualTo("Noon.");
        assertThat(model.request(1).path("messages").valueStream().skip(1).map(JsonNode::toString)).containsExactly(
                "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c0\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"clock\",\"arguments\":\"{\\\"zone\\\":\\\"UTC\\\"}\"}}]}",
                "{\"role\":\"tool\",\"tool_call_id\":\"c0\",\"content\":\"12:00\"}");
    }

    @Test
    void offersItsToolsBesideThoseOfTheCaller() {
        model.says(ScriptedModel.text("ok"));

        parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(model.request(0).path("tools").valueStream().map(tool -> tool.at("/function/name").asString()))
                .containsExactly("his", "clock");
    }

    @Test
    void leavesCallsOfTheCallersToolsToTheCaller() {
        model.says(ScriptedModel.calls("his", "{}"));

        List<Part> parts = parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(parts).anyMatch(part -> part instanceof Part.Calls calls && calls.calls().size() == 1)
                .endsWith(new Part.End("tool_calls"));
        assertThat(ran).isEmpty();
    }

    @Test
    void leavesAllCallsToTheCallerWhereNothingRunsHere() {
        model.says(ScriptedModel.calls("unheard_of", "{}"));

        assertThat(parts(Toolbox.empty())).anyMatch(Part.Calls.class::isInstance);
    }

    @Test
    void tellsTheModelThatThereIsNoSuchTool() {
        model.says(ScriptedModel.calls("unheard_of", "{}"), ScriptedModel.text("Sorry."));

        List<Part> parts = parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(states(parts)).endsWith(State.FAILED);
        assertThat(model.request(1).toString()).contains("There is no tool of this name.");
    }

    @Test
    void tellsTheModelThatArgumentsAreNone() {
        model.says(ScriptedModel.calls("clock", "{broken"), ScriptedModel.text("Sorry."));

        parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(ran).isEmpty();
        assertThat(model.request(1).toString()).contains("The arguments are not a JSON object.");
    }

    @Test
    void hidesWhyAToolFailed() {
        model.says(ScriptedModel.calls("clock", "{}"), ScriptedModel.text("Sorry."));

        parts(Toolbox.of(List.of(failing("clock", "http://10.0.0.1 refused"))));

        assertThat(model.request(1).toString()).contains("The tool failed.").doesNotContain("10.0.0.1");
    }

    @Test
    void hasTheModelAnswerInTheLastRound() {
        model.says(ScriptedModel.calls("clock", "{}"), ScriptedModel.calls("clock", "{}"),
                ScriptedModel.calls("clock", "{}"), ScriptedModel.text("Noon."));

        assertThat(text(parts(Toolbox.of(List.of(tool("clock", "12:00")))))).isEqualTo("Noon.");
        assertThat(model.request(2).has("tool_choice")).isFalse();
        assertThat(model.request(3).path("tool_choice").asString()).isEqualTo("none");
    }

    @Test
    void endsModelThatNeverEndsCalling() {
        model.saysAlways(ScriptedModel.calls("clock", "{}"));

        assertThatThrownBy(() -> parts(Toolbox.of(List.of(tool("clock", "12:00")))))
                .isInstanceOf(UpstreamFailure.class).hasMessageContaining("went on calling tools");
        assertThat(model.requests()).isEqualTo(4);
        assertThat(ran).hasSize(3);
    }

    @Test
    void runsNoMoreToolsInARoundThanItMay() {
        model.says(ScriptedModel.calls("clock", "{}", 5), ScriptedModel.text("Noon."));

        parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(ran).hasSize(3);
    }

    @Test
    void runsNothingThatWasCutOff() {
        model.says(ScriptedModel.cutInCall("clock", "{\"zone\":\"U"));

        assertThat(parts(Toolbox.of(List.of(tool("clock", "12:00"))))).endsWith(new Part.End("length"));
        assertThat(ran).isEmpty();
    }

    @Test
    void paysEachRoundByItselfAndTellsTheSum() {
        model.says(ScriptedModel.calls("clock", "{}"), ScriptedModel.text("Noon."));

        List<Part> parts = parts(Toolbox.of(List.of(tool("clock", "12:00"))));

        assertThat(parts).filteredOn(Part.Usage.class::isInstance).singleElement()
                .satisfies(part -> assertThat(((Part.Usage) part).usage().total()).isEqualTo(22));
        assertThat(meter.endings()).containsExactly("m done 9+2", "m done 9+2");
    }

    @Test
    void failsWhereTheSecondRoundBreaksOff() {
        model.says(ScriptedModel.calls("clock", "{}"), ScriptedModel.broken("No"));

        assertThatThrownBy(() -> parts(Toolbox.of(List.of(tool("clock", "12:00")))))
                .isInstanceOf(UpstreamFailure.class).hasMessageContaining("broke off");
    }

    @Test
    void givesTextWithoutFormBackToTheModel() {
        model.says(ScriptedModel.text("maybe"), ScriptedModel.text("yes"));

        assertThat(text(parts(Toolbox.empty(), new YesOrNo(3)))).isEqualTo("yes");
        assertThat(model.request(1).path("messages").valueStream().skip(1).map(JsonNode::toString)).containsExactly(
                "{\"role\":\"assistant\",\"content\":\"maybe\"}", "{\"role\":\"user\",\"content\":\"Say yes or no.\"}");
    }

    @Test
    void failsAfterAllAttemptsAndShowsNothingOfThem() {
        model.saysAlways(ScriptedModel.text("maybe"));

        assertThatThrownBy(() -> parts(Toolbox.empty(), new YesOrNo(3))).isInstanceOf(Failure.class)
                .hasMessageContaining("form");
        assertThat(model.requests()).isEqualTo(3);
    }

    private record YesOrNo(int attempts) implements Structure {

        @Override
        public Verdict judge(String text) {
            return text.equals("yes") ? new Verdict.Fits(text) : new Verdict.Misses("Say yes or no.");
        }
    }

    private List<Part> parts(Toolbox tools) {
        return parts(tools, null);
    }

    private List<Part> parts(Toolbox tools, Structure structure) {
        ObjectNode body = (ObjectNode) JSON.readTree("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"his\"}}]}");
        Caller caller = new Caller(new UUID(1, 1), null, Set.of(), "enterprise", "r");
        Inquiry inquiry = new Inquiry(caller, new Route("openai", "/v1/chat/completions"), null, Map.of(),
                Inquiry.COMPLETIONS, "c");
        Wanted wanted = new Wanted(inquiry, new Model.Remote(model, "m", false), body, tools, List.of(), structure,
                List.of());
        return generations.answer(wanted).collectList().block(Duration.ofSeconds(5));
    }

    private Tool tool(String name, String result) {
        return new SimpleTool(name, arguments -> {
            ran.add(name + arguments);
            return Mono.just(ToolResult.of(result));
        });
    }

    private static Tool failing(String name, String message) {
        return new SimpleTool(name, arguments -> Mono.error(new IllegalStateException(message)));
    }

    private static List<State> states(List<Part> parts) {
        return Flux.fromIterable(parts).ofType(Part.ServerTool.class).map(Part.ServerTool::state).collectList().block();
    }

    private static String text(List<Part> parts) {
        return parts.stream().filter(Part.Delta.class::isInstance).map(part -> ((Part.Delta) part).text())
                .collect(Collectors.joining());
    }
}
