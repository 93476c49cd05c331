package dev.parlance.inference.completion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.Source;
import dev.parlance.inference.stream.TokenUsage;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ChunkEncoder}: the exact bytes callers get. */
class ChunkEncoderTests {

    private static final Stamp STAMP = new Stamp(new UUID(0x0198d24cc9ce70feL, 0x9cf300644ef5f2e2L), 1755874904,
            "fp_a1b2c3");

    private static final List<Part> PARTS = List.of(new Part.Start("@parlance/extract", null), new Part.Reasoning("hm"),
            new Part.Delta("Größe\n"),
            new Part.Sources(List.of(new Source("Policy", 0.89, "d1", 3, null, "We offer…"))),
            new Part.Usage(TokenUsage.counted(84, 16)), new Part.End("stop"));

    private static final String HEAD = "data: {\"id\":\"chatcmpl-0198d24c-c9ce-70fe-9cf3-00644ef5f2e2\",\"object\":\"chat.completion.chunk\",\"created\":1755874904,\"model\":\"@parlance/extract\",\"system_fingerprint\":\"fp_a1b2c3\",\"choices\":[";

    private static final String COUNTS = "{\"prompt_tokens\":84,\"completion_tokens\":16,\"total_tokens\":100,\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0}}";

    private static final String BODY = HEAD
            + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n"
            + HEAD
            + "{\"index\":0,\"delta\":{\"reasoning\":\"hm\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n"
            + HEAD
            + "{\"index\":0,\"delta\":{\"content\":\"Größe\\n\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n"
            + HEAD
            + "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":null}],\"sources\":[{\"document_name\":\"Policy\",\"similarity_score\":0.89,\"document_id\":\"d1\",\"page\":3,\"heading\":null,\"quote\":\"We offer…\"}],\"usage\":null}\n\n";

    private static final String STOP = "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":";

    @Test
    void putsUsageBesideFinishReason() {
        assertThat(encoded(false)).isEqualTo(BODY + HEAD + STOP + COUNTS + "}\n\ndata: [DONE]\n\n");
    }

    @Test
    void sendsUsageOnItsOwnToCallerWhoAskedForIt() {
        assertThat(encoded(true)).isEqualTo(BODY + HEAD + STOP + "null}\n\n" + HEAD + "],\"usage\":" + COUNTS
                + "}\n\ndata: [DONE]\n\n");
    }

    @Test
    void tellsFailureInLastChunk() {
        byte[] failed = new ChunkEncoder(STAMP, "@parlance/extract", false, JsonMapper.shared())
                .failed("It \"broke\".");

        assertThat(new String(failed, StandardCharsets.UTF_8)).isEqualTo(HEAD
                + "{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"error\"}],\"usage\":null,\"error\":{\"code\":\"server_error\",\"message\":\"It \\\"broke\\\".\"}}\n\ndata: [DONE]\n\n");
    }

    private static String encoded(boolean wantsUsage) {
        ChunkEncoder encoder = new ChunkEncoder(STAMP, "", wantsUsage, JsonMapper.shared());
        return Flux.fromIterable(PARTS).concatMap(encoder::events)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collectList().blockOptional().orElseThrow().stream().reduce("", String::concat);
    }
}
