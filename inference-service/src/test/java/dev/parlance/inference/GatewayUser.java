package dev.parlance.inference;

import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens gateways to the scripted upstream and asks through them. */
final class GatewayUser {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"hi\"}]";

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    /** A gateway of its own to the scripted upstream, with these parameters; its id. */
    String gateway(String parameters) throws Exception {
        ObjectNode all = JsonMapper.shared().createObjectNode().put("baseAddress", house.upstream.address())
                .put("modelName", "own-1").put("apiKey", "own-key-0123456789");
        all.setAll((ObjectNode) json("{" + parameters + "}"));
        HttpResponse<String> opened = house.post("/api/v1/ai-gateways",
                "{\"name\":\"Mine\",\"parameters\":" + all + "}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        return json(opened.body()).path("aiGatewayId").stringValue();
    }

    HttpResponse<String> ask(String model, String messages, String more) throws Exception {
        return house.post("/v1/chat/completions",
                "{\"model\":\"" + model + "\",\"messages\":" + messages + more + "}");
    }

    /** Says hello through a new gateway with these parameters. */
    HttpResponse<String> greet(String parameters, String more) throws Exception {
        return ask(gateway(parameters), HELLO, more);
    }

    /** Says hello with a publishable key. */
    HttpResponse<String> greetAsStranger(String parameters) throws Exception {
        return house.postAsStranger("/v1/chat/completions",
                "{\"model\":\"" + gateway(parameters) + "\",\"messages\":" + HELLO + "}");
    }

    /** Tries to open a gateway with these parameters. */
    HttpResponse<String> opening(String parameters) throws Exception {
        return house.post("/api/v1/ai-gateways", "{\"parameters\":{\"baseAddress\":\"" + house.upstream.address()
                + "\",\"modelName\":\"own-1\"," + parameters + "}}");
    }

    /** The request that the upstream read in this round. */
    JsonNode round(int number) {
        return json(house.upstream.bodies().get(number));
    }

    /** What the upstream was told of the tool in the second round. */
    String toolResult() {
        JsonNode messages = round(1).path("messages");
        return messages.valueStream().filter(message -> message.path("role").asString("").equals("tool"))
                .map(message -> message.path("content").asString("")).reduce("", String::concat);
    }

    /** What the upstream reads of a request with these messages and members. */
    JsonNode sent(String parameters, String messages, String more) throws Exception {
        house.upstream.does(FakeUpstream.json(200, answer("\"content\":\"ok\"")));
        HttpResponse<String> answer = ask(gateway(parameters), messages, more);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(house.upstream.bodies().getLast());
    }

    JsonNode sent(String parameters) throws Exception {
        return sent(parameters, HELLO, "");
    }

    /** The messages the upstream reads. */
    String messages(String parameters, String messages) throws Exception {
        return sent(parameters, messages, "").path("messages").toString();
    }

    /** The message the caller gets when the model says this. */
    JsonNode told(String parameters, String message) throws Exception {
        house.upstream.does(FakeUpstream.json(200, answer(message)));
        return json(ask(gateway(parameters), HELLO, "").body()).at("/choices/0/message");
    }

    static String answer(String message) {
        return "{\"id\":\"x\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\"," + message
                + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":2,\"total_tokens\":11}}";
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
