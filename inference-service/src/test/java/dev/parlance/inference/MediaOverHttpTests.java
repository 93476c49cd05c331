package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Media that become text before a model reads them. */
class MediaOverHttpTests {

    private static final String ALL = "\"enabledMultimodalFeatures\":[\"All\"]";

    private static final String REQUESTED = ",\"multimodal_preprocess\":\"Image\"";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    /** Never the same, so that nothing is remembered from test to test. */
    private final String content = UUID.randomUUID().toString();

    private final String picture = picture("data:image/png;base64," + base64(content));

    @BeforeEach
    void describe() {
        house.upstream.does(Scripted.by(house.upstream,
                request -> request.toString().contains("You are given one") ? "A red kayak." : "ok"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Image | {"type":"image_url","image_url":{"url":"data:image/png;base64,%s"}}                          | image
            Video | {"type":"video_url","video_url":{"url":"data:video/mp4;base64,%s"}}                          | video
            Audio | {"type":"input_audio","input_audio":{"data":"%s","format":"mp3"}}                            | audio
            Image | {"type":"file","file":{"filename":"a.png","file_data":"data:image/png;base64,%s"}}           | image""")
    void hasAHelpingModelLookAtThem(String feature, String part, String kind) throws Exception {
        HttpResponse<String> answer = user.ask(user.gateway("\"enabledMultimodalFeatures\":[\"" + feature + "\"]"),
                message(part.formatted(base64(content))), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(sent(0).at("/messages/0/content").asString()).contains("You are given one " + kind);
        assertThat(sent(0).at("/messages/1/content/1").toString()).contains(base64(content));
        assertThat(sent(1).at("/messages/0/content/1/text").asString())
                .endsWith("{\"attachment\":\"" + kind + "\",\"name\":\"" + (part.contains("a.png") ? "a.png" : "")
                        + "\",\"holds\":\"A red kayak.\"}");
        assertThat(answer.body()).contains("\"inference.multimodal_preprocess.in\"");
    }

    @Test
    void readsDocumentsItself() throws Exception {
        user.ask(user.gateway(ALL), message(file("a.docx", "application/octet-stream", content)), "");

        assertThat(house.media().read()).contains("a.docx");
        assertThat(house.upstream.calls()).isEqualTo(1);
        assertThat(sent(0).toString()).contains(content).doesNotContain("file_data");
    }

    @Test
    void looksAtPagesWithoutText() throws Exception {
        user.ask(user.gateway("\"enabledMultimodalFeatures\":[\"File\"]"),
                message(file("a.pdf", "application/pdf", "scanned " + content)), "");

        assertThat(sent(0).at("/messages/1/content/1/type").asString()).isEqualTo("file");
        assertThat(sent(1).toString()).contains("A red kayak.");
    }

    @Test
    void leavesWhatIsNotWantedToTheModel() throws Exception {
        user.ask(user.gateway("\"enabledMultimodalFeatures\":[\"Audio\"]"), message(picture), "");

        assertThat(house.upstream.calls()).isEqualTo(1);
        assertThat(sent(0).toString()).contains("image_url");
    }

    @Test
    void readsEachContentOnce() throws Exception {
        String id = user.gateway(ALL);

        user.ask(id, message(picture), "");
        user.ask(id, message(picture), "");

        assertThat(house.upstream.calls()).isEqualTo(3);
        assertThat(sent(2).toString()).contains("A red kayak.");
    }

    @Test
    void remembersNothingForAnotherAccount() throws Exception {
        String body = "{\"model\":\"small-1\",\"messages\":" + message(picture) + REQUESTED + "}";

        house.post("/v1/chat/completions", body);
        house.postAs(InferenceOverHttp.OTHER_ACCOUNT, "/v1/chat/completions", body);

        assertThat(house.upstream.calls()).isEqualTo(4);
    }

    @Test
    void remembersNothingForAccountsThatKeepNothing() throws Exception {
        String body = "{\"model\":\"small-1\",\"messages\":" + message(picture) + REQUESTED + "}";

        house.postSilently("/v1/chat/completions", body);
        house.postSilently("/v1/chat/completions", body);

        assertThat(house.upstream.calls()).isEqualTo(4);
    }

    @Test
    void doesWhatTheRequestSaysInsteadOfTheGateway() throws Exception {
        user.ask(user.gateway(ALL), message(picture), ",\"multimodal_preprocess\":[\"Audio\"]");

        assertThat(house.upstream.calls()).isEqualTo(1);
        assertThat(sent(0).has("multimodal_preprocess")).isFalse();
    }

    @Test
    void readsMediaForModelsWithoutGatewayToo() throws Exception {
        HttpResponse<String> answer = user.ask("small-1", message(picture), REQUESTED);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(sent(1).toString()).contains("A red kayak.").doesNotContain("multimodal_preprocess");
    }

    @Test
    void fetchesWhatLiesElsewhere() throws Exception {
        DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).handle((request, response) -> response
                .header("Content-Type", "image/jpeg").sendString(Mono.just(content))).bindNow();

        user.ask(user.gateway(ALL), message(picture("http://127.0.0.1:" + server.port() + "/a.jpg")), "");

        assertThat(sent(0).toString()).contains("data:image/jpeg;base64," + base64(content));
        server.disposeNow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://169.254.169.254/a.png?secret=1 | media_unavailable
            http://127.0.0.1:1/a.png              | media_unavailable
            data:image/png;base64,%%%             | invalid_field
            data:text/html;base64,AAAA            | unsupported_media""")
    void saysWhatCannotBeHad(String address, String code) throws Exception {
        HttpResponse<String> answer = user.ask(user.gateway(ALL), message(picture(address)), "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "messages[0].content[1].image_url.url")
                .doesNotContain("secret");
        assertThat(house.upstream.calls()).isZero();
    }

    @Test
    void saysWhatIsNotFoundWhereItShouldBe() throws Exception {
        DisposableServer server = HttpServer.create().host("127.0.0.1").port(0)
                .handle((request, response) -> response.sendNotFound()).bindNow();
        String address = "http://127.0.0.1:" + server.port() + "/a.png";

        HttpResponse<String> answer = user.ask(user.gateway(ALL), message(picture(address)), "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(address);
        server.disposeNow();
    }

    @Test
    void saysWhichKindsCannotBeRead() throws Exception {
        HttpResponse<String> answer = user.ask(user.gateway(ALL), message(file("a.zip", "application/zip", content)),
                "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unsupported_kind\"", "'a.zip'");
    }

    @Test
    void refusesKindsThereAreNot() throws Exception {
        HttpResponse<String> answer = user.ask("small-1", message(picture), ",\"multimodal_preprocess\":[\"Smell\"]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"multimodal_preprocess\"");
    }

    @Test
    void failsWhereNobodyCanLook() throws Exception {
        HttpResponse<String> answer = user.ask("@parlance/extract", message(picture), REQUESTED);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"media_not_read\"");
    }

    @Test
    void countsWhatWasReadToTheContext() throws Exception {
        HttpResponse<String> answer = user.ask(user.gateway(ALL + ",\"contextMaximumSize\":20"), message(picture), "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("context_length_exceeded");
    }

    private JsonNode sent(int call) {
        return GatewayUser.json(house.upstream.bodies().get(call));
    }

    private static String message(String part) {
        return "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"See\"}," + part + "]}]";
    }

    private static String picture(String address) {
        return "{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + address + "\"}}";
    }

    private static String file(String name, String type, String content) {
        return "{\"type\":\"file\",\"file\":{\"filename\":\"" + name + "\",\"file_data\":\"data:" + type
                + ";base64," + base64(content) + "\"}}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
