package dev.parlance.inference;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static dev.parlance.inference.FakeUpstream.events;
import static dev.parlance.inference.FakeUpstream.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Completions as callers see them, through the real server and a real connection to an upstream. */
class CompletionsOverHttpTests {

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void listsBuiltInModelAliasesAndThoseOfTheUpstream() throws Exception {
        var answer = house.get("/v1/models");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"object\":\"list\"", "\"id\":\"@parlance/extract\"", "\"id\":\"auto\"",
                "\"id\":\"ml-auto\"", "{\"id\":\"small-1\",\"object\":\"model\",\"created\":5,\"owned_by\":\"acme\"}");
    }

    @Test
    void passesWholeAnswerOnByteForByteWithTheBillAtItsEnd() throws Exception {
        String answer = "{\"id\":\"x\",  \"odd\":[1,2],\"choices\":[{\"index\":0,\"message\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";
        house.upstream.does(json(200, answer));

        var got = house.post("/v1/chat/completions",
                "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"new_member\":{\"a\":1}}");

        assertThat(got.body()).startsWith(answer.substring(0, answer.length() - 1))
                .contains(",\"generation_context\":{\"generated_usage\":[{\"sku\":\"inference.chat_completions.in\"");
        assertThat(house.upstream.bodies()).last().asString().contains("\"new_member\":{\"a\":1}");
    }

    @Test
    void passesStreamOnWithUsageBesideTheFinishReason() throws Exception {
        house.upstream.does(events(FakeUpstream.answer("Hel", "lo")));

        var got = house.post("/v1/chat/completions",
                "{\"model\":\"small-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(got.headers().firstValue("content-type")).contains("text/event-stream; charset=utf-8");
        assertThat(got.body()).isEqualTo(FakeUpstream.token("Hel") + FakeUpstream.token("lo")
                + FakeUpstream.stop().replace("}]}\n\n",
                        "}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}}\n\n")
                + FakeUpstream.done());
        assertThat(house.upstream.bodies()).last().asString()
                .startsWith("{\"stream_options\":{\"include_usage\":true},");
    }

    @Test
    void tellsBrokenStreamByErrorChunk() throws Exception {
        house.upstream.does(events(Flux.just(FakeUpstream.token("Hel"))
                .concatWith(Flux.just("data: {\"error\":{\"message\":\"out of memory\"}}\n\n"))));

        var got = house.post("/v1/chat/completions",
                "{\"model\":\"small-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(got.body()).startsWith(FakeUpstream.token("Hel")).endsWith("data: [DONE]\n\n")
                .contains("\"finish_reason\":\"error\"",
                        "\"error\":{\"code\":\"server_error\",\"message\":\"out of memory\"}");
    }

    @Test
    void answersUnknownModelWith404() throws Exception {
        var got = house.post("/v1/chat/completions",
                "{\"model\":\"nobody\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(got.statusCode()).isEqualTo(404);
        assertThat(got.body()).contains("\"code\":\"model_not_found\"", "\"error\":{");
    }

    @Test
    void abortsUpstreamBeforeTheFirstToken() throws Exception {
        house.upstream.does(FakeUpstream.silence());
        LeavingCaller.leaveAfter(house, "/v1/chat/completions",
                "{\"model\":\"small-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", 0);

        assertThat(house.upstream.wasLeftWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void abortsUpstreamInMidStream() throws Exception {
        house.upstream.does(events(Flux.just(FakeUpstream.token("Hel")).concatWith(Mono.never())));
        LeavingCaller.leaveAfter(house, "/v1/chat/completions",
                "{\"model\":\"small-1\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", 1);

        assertThat(house.upstream.wasLeftWithin(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void abortsUpstreamThatAnswersInOnePiece() throws Exception {
        house.upstream.does(FakeUpstream.silence());
        LeavingCaller.leaveAfter(house, "/v1/chat/completions",
                "{\"model\":\"small-1\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}", 0);

        assertThat(house.upstream.wasLeftWithin(Duration.ofSeconds(1))).isTrue();
    }
}
