package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static dev.parlance.inference.FakeUpstream.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Vectors of texts, over HTTP. */
class EmbeddingsOverHttpTests {

    private static final String UPSTREAMS = "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.5,-1]}],"
            + "\"model\":\"dear-model\",\"usage\":%s}";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @BeforeEach
    void beginAnew() {
        house.ledger().forget();
    }

    @Test
    void tellsAVectorForEachTextInItsOrder() throws Exception {
        JsonNode answer = answer("\"@parlance/embed\"", "[\"a\",\"bc\",\"def\",\"ghij\"]", "");

        assertThat(answer.path("object").asString()).isEqualTo("list");
        assertThat(answer.path("model").asString()).isEqualTo("@parlance/embed");
        assertThat(answer.at("/data/3").toString())
                .isEqualTo("{\"object\":\"embedding\",\"index\":3,\"embedding\":[4.0,-2.0]}");
        assertThat(answer.path("data").size()).isEqualTo(4);
        assertThat(answer.path("usage").toString()).isEqualTo("{\"prompt_tokens\":4,\"total_tokens\":4}");
    }

    @Test
    void tellsBytesWhereTheyAreWanted() throws Exception {
        JsonNode answer = answer("\"auto\"", "\"four\"", ",\"encoding_format\":\"base64\",\"user\":\"u\"");

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(answer.at("/data/0/embedding").asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getFloat()).isEqualTo(4f);
        assertThat(bytes.getFloat()).isEqualTo(-2f);
    }

    @Test
    void isPaidForByWhatWasRead() throws Exception {
        answer("\"@parlance/embed\"", "[\"12345678\",\"1\"]", "");

        await().atMost(Duration.ofSeconds(3))
                .until(() -> house.ledger().endings().contains("@parlance/embed done 3+0"));
    }

    @Test
    void passesOnWhatAnUpstreamAnswers() throws Exception {
        house.upstream.does(json(200, UPSTREAMS.formatted("{\"prompt_tokens\":7,\"total_tokens\":7}")));

        HttpResponse<String> answer = ask("\"dear-model\"", "\"hi\"", ",\"dimensions\":2,\"more\":{\"x\":[1]}");

        assertThat(house.upstream.bodies()).containsExactly(
                "{\"model\":\"dear-model\",\"input\":\"hi\",\"dimensions\":2,\"more\":{\"x\":[1]}}");
        assertThat(answer.body()).startsWith(UPSTREAMS.substring(0, 100))
                .contains("\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}")
                .contains("\"sku\":\"inference.embeddings.in\"");
        await().atMost(Duration.ofSeconds(3)).until(() -> house.ledger().endings().contains("dear-model done 7+0"));
    }

    @Test
    void estimatesWhatAnUpstreamDidNotCount() throws Exception {
        house.upstream.does(json(200, UPSTREAMS.formatted("{\"prompt_tokens\":-7}")));

        assertThat(answer("\"dear-model\"", "\"12345678\"", "").path("usage").toString())
                .isEqualTo("{\"prompt_tokens\":2,\"total_tokens\":2,\"estimated\":true}");
    }

    @Test
    void passesTokensToAnUpstreamAlone() throws Exception {
        house.upstream.does(json(200, UPSTREAMS.formatted("null")));

        assertThat(answer("\"dear-model\"", "[[1,2,3],[4]]", "").at("/usage/prompt_tokens").asInt()).isEqualTo(4);
        assertThat(ask("\"@parlance/embed\"", "[1,2,3]", "").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsOfAnUpstreamThatAnswersSomethingElse() throws Exception {
        house.upstream.does(json(200, "{\"choices\":[]}"));

        assertThat(ask("\"dear-model\"", "\"a\"", "").statusCode()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"@parlance/embed\"|\"\"|400|input", "\"@parlance/embed\"|[]|400|input",
            "\"@parlance/embed\"|[\"a\",[1]]|400|input", "\"@parlance/embed\"|[\"a\",\"\"]|400|input",
            "\"@parlance/embed\"|[[1],\"a\"]|400|input",
            "\"@parlance/embed\"|{}|400|input", "\"@parlance/embed\"|null|400|input", "7|\"a\"|400|model",
            "\"@parlance/embed\"|[1.5]|400|input", "\"@parlance/extract\"|\"a\"|400|model",
            "\"nobody\"|\"a\"|404|nobody",
            "\"@parlance/embed\"|\"a\",\"dimensions\":64|400|dimensions",
            "\"dear-model\"|\"a\",\"dimensions\":0|400|dimensions",
            "\"@parlance/embed\"|\"a\",\"encoding_format\":\"int8\"|400|encoding_format",
            "\"@parlance/embed\"|\"a\",\"input\":\"b\"|400|input"})
    void refusesWhatItCannotDo(String model, String input, int status, String told) throws Exception {
        HttpResponse<String> answer = ask(model, input, "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(told);
    }

    @Test
    void takesTwoThousandAndFortyEightTextsAndNoMore() throws Exception {
        String texts = String.join(",", Collections.nCopies(2_048, "\"a\""));

        assertThat(answer("\"@parlance/embed\"", "[" + texts + "]", "").path("data").size()).isEqualTo(2_048);
        assertThat(ask("\"@parlance/embed\"", "[" + texts + ",\"a\"]", "").statusCode()).isEqualTo(400);
    }

    @Test
    void isNoModelForConversations() throws Exception {
        HttpResponse<String> answer = house.post("/v1/chat/completions",
                "{\"model\":\"@parlance/embed\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("/v1/embeddings");
        assertThat(house.get("/v1/models").body()).contains("\"@parlance/embed\"");
    }

    private JsonNode answer(String model, String input, String more) throws Exception {
        HttpResponse<String> answer = ask(model, input, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> ask(String model, String input, String more) throws Exception {
        return house.post("/v1/embeddings", "{\"model\":" + model + ",\"input\":" + input + more + "}");
    }
}
