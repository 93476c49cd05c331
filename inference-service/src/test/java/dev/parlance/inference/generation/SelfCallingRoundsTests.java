package dev.parlance.inference.generation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.gateway.parameter.Parameters;
import dev.parlance.inference.gateway.selfcall.SelfCalling;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.metering.SettlingMeter;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.telemetry.ToolTimes;
import dev.parlance.inference.tool.ToolResult;
import dev.parlance.inference.tool.Toolbox;

import static org.assertj.core.api.Assertions.assertThat;

/** Tools that run here, for a model that knows none. */
class SelfCallingRoundsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String CALL = "<tool_call>{\"name\":\"clock\",\"arguments\":{}}</tool_call>";

    private final ScriptedModel model = new ScriptedModel();

    private final Generations generations = new Generations(new SettlingMeter().meter(),
            new GenerationSettings(3, 3, 2, 100_000, Duration.ofMinutes(1)), Clock.systemUTC(), JSON,
            new ToolTimes(new SimpleMeterRegistry(), System::nanoTime));

    @Test
    void runsThemAndTellsTheModelInWordsWhatCameOfIt() {
        model.says(ScriptedModel.text("Let me ", "see. ", CALL), ScriptedModel.text("Noon."));

        assertThat(parts()).contains(new Part.Delta("Let me "), new Part.Delta("Noon."))
                .filteredOn(Part.ServerTool.class::isInstance).hasSize(3);
        assertThat(model.request(1).at("/messages/2/content").asString()).isEqualTo("Let me see. \n" + CALL);
        assertThat(model.request(1).at("/messages/3").toString()).contains("\"role\":\"user\"", "12:00");
    }

    @Test
    void hasNoToolsInTheLastRound() {
        model.says(ScriptedModel.text(CALL), ScriptedModel.text(CALL), ScriptedModel.text("Noon."));

        assertThat(parts()).contains(new Part.Delta("Noon."));
        assertThat(model.request(1).toString()).contains("You can use tools");
        assertThat(model.request(2).toString()).doesNotContain("You can use tools");
    }

    private List<Part> parts() {
        Parameters parameters = Parameters.of((ObjectNode) JSON.readTree(
                "{\"baseAddress\":\"https://a.example/v1\",\"modelName\":\"m\",\"knownToolHandlerName\":\"react.v1.selfcall\"}"));
        Model.Remote told = (Model.Remote) SelfCalling.over(new Model.Remote(model, "m", false), parameters, JSON);
        Caller caller = new Caller(new UUID(1, 1), null, Set.of(), "enterprise", "r");
        Inquiry inquiry = new Inquiry(caller, new Route("openai", "/v1/chat/completions"), null, Map.of(),
                Inquiry.COMPLETIONS, "c");
        ObjectNode body = (ObjectNode) JSON.readTree("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        Toolbox tools = Toolbox.of(List.of(new SimpleTool("clock", arguments -> Mono.just(ToolResult.of("12:00")))));
        return generations.answer(new Wanted(inquiry, told, body, tools, List.of(), null, List.of())).collectList()
                .block(Duration.ofSeconds(5));
    }
}
