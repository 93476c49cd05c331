package dev.parlance.inference.completion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Part.ServerTool.Why;
import dev.parlance.inference.stream.TokenUsage;
import dev.parlance.inference.stream.ToolCall;
import dev.parlance.inference.tool.Announcement;
import dev.parlance.inference.tool.ToolResult;

import static dev.parlance.inference.stream.Part.ServerTool.State.CREATED;
import static dev.parlance.inference.stream.Part.ServerTool.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

/** The exact bytes by which callers are told of tools that run here. */
class ServerToolEventsTests {

    private static final Stamp STAMP = new Stamp(new UUID(0x0198d24cc9ce70feL, 0x9cf300644ef5f2e2L), 1755874904,
            "fp_a1b2c3");

    private static final Announcement EXPLAINED = new Announcement(call("call-1"),
            new Why("The user asks for it.", "Know how many \"B-7\" there are"));

    private static final Announcement PLAIN = new Announcement(call("call-2"), null);

    private static final List<Part> PARTS = List.of(new Part.Start("small-1", null), new Part.Reasoning("hm"),
            EXPLAINED.in(CREATED), EXPLAINED.in(RUNNING), EXPLAINED.ended(ToolResult.of("12")), PLAIN.in(CREATED),
            PLAIN.in(RUNNING), PLAIN.ended(ToolResult.failed("The tool failed.")), new Part.Delta("12"),
            new Part.Usage(TokenUsage.counted(84, 16)), new Part.End("stop"));

    private static ToolCall call(String id) {
        return new ToolCall(id, "stock_level", "{\"sku\":\"B-7\"}");
    }

    @Test
    void areThoseOfTheContract() throws IOException {
        ChunkEncoder encoder = new ChunkEncoder(STAMP, "small-1", false, JsonMapper.shared());
        StringBuilder written = new StringBuilder();
        Flux.fromIterable(PARTS).concatMap(encoder::events)
                .doOnNext(event -> written.append(new String(event, StandardCharsets.UTF_8))).blockLast();

        assertThat(written).hasToString(
                new ClassPathResource("golden/servertool-events.txt").getContentAsString(StandardCharsets.UTF_8));
    }
}
