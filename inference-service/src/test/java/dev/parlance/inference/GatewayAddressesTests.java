package dev.parlance.inference;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How gateways are named, whom they lead to and who pays. */
class GatewayAddressesTests {

    private static final String HELLO = "[{\"role\":\"user\",\"content\":\"hi\"}]";

    private final GatewayUser user = new GatewayUser();

    private final InferenceOverHttp house = InferenceOverHttp.shared();

    @Test
    void answersToItsIdItsSlugAndItsName() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));
        String id = user.gateway("");
        String name = "N" + id;
        house.send("PATCH", "/api/v1/ai-gateways/" + id, "{\"name\":\"" + name + "\"}");
        String slug = GatewayUser.json(house.get("/api/v1/ai-gateways/" + id).body()).path("slug").stringValue();

        for (String model : new String[]{id, slug, name}) {
            assertThat(user.ask(model, HELLO, "").statusCode()).as(model).isEqualTo(200);
        }
        assertThat(house.upstream.bodies()).hasSize(3).allMatch(body -> body.contains("\"model\":\"own-1\""));
    }

    @Test
    void standsAmongTheModelsOfItsAccountOnly() throws Exception {
        String id = user.gateway("");

        assertThat(house.get("/v1/models").body()).contains("{\"id\":\"" + id + "\",\"object\":\"model\",\"created\":");
        assertThat(house.getAs(InferenceOverHttp.OTHER_ACCOUNT, "/v1/models").body()).doesNotContain(id);
    }

    @Test
    void isUnknownToOtherAccounts() throws Exception {
        String id = user.gateway("");

        var foreign = askAsOther(id);
        var unknown = askAsOther(UUID.randomUUID().toString());

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(foreign.body().replace(id, "")).isEqualTo(unknown.body().replaceAll("[0-9a-f-]{36}", ""));
    }

    private HttpResponse<String> askAsOther(String model) throws Exception {
        return house.postAs(InferenceOverHttp.OTHER_ACCOUNT, "/v1/chat/completions",
                "{\"model\":\"" + model + "\",\"messages\":" + HELLO + "}");
    }

    @Test
    void leadsToTheModelsOfTheInstallation() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));

        user.ask(user.gateway("\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"dear-model\""), HELLO,
                "");

        assertThat(house.upstream.bodies()).last().asString().contains("\"model\":\"dear-model\"");
        assertThat(house.upstream.headers("Authorization")).containsExactly("");
    }

    @Test
    void leadsToTheBuiltInModel() throws Exception {
        house.knowledge().are(KnownPassages.passage("Returns", "Our return policy is 30 days."));

        String answer = user.ask(
                user.gateway("\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"@parlance/extract\""),
                "[{\"role\":\"user\",\"content\":\"What is your return policy?\"}]", "").body();

        assertThat(answer).contains("\"model\":\"@parlance/extract\"", "30 days");
    }

    @Test
    void leadsThroughAnotherGateway() throws Exception {
        String inner = user.gateway("\"temperature\":0.5,\"topP\":0.5,\"systemInstruction\":\"Inner.\"");
        String slug = GatewayUser.json(house.get("/api/v1/ai-gateways/" + inner).body()).path("slug").stringValue();

        String sent = user.sent("\"baseAddress\":\"@integrated\",\"apiKey\":null,\"modelName\":\"" + slug
                + "\",\"temperature\":0.9,\"systemInstruction\":\"Outer.\"").toString();

        assertThat(sent).contains("\"model\":\"own-1\"", "\"temperature\":0.9", "\"top_p\":0.5",
                "{\"role\":\"system\",\"content\":\"Inner.\"},{\"role\":\"system\",\"content\":\"Outer.\"}");
    }

    @Test
    void neverRunsInCircles() throws Exception {
        String id = user.gateway("");
        house.send("PATCH", "/api/v1/ai-gateways/" + id,
                "{\"parameters\":{\"baseAddress\":\"@integrated\",\"modelName\":\"" + id + "\"}}");

        var answer = user.ask(id, HELLO, "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("gateway_chain_too_long");
    }

    @Test
    void saysThatItsKeyWasNotAccepted() throws Exception {
        house.upstream.does(FakeUpstream.json(401, "{\"error\":{\"message\":\"bad key own-key-0123456789\"}}"));

        var answer = user.ask(user.gateway(""), HELLO, "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("did not accept the key of the AI gateway").doesNotContain("own-key");
    }

    @Test
    void reachesNoClosedNetwork() throws Exception {
        var answer = user.ask(user.gateway("\"baseAddress\":\"http://10.0.0.1/v1\""), HELLO, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"address_closed\"");
    }

    @Test
    void costsNothingAndIsCountedWhereTheCallerPaysTheProvider() throws Exception {
        house.upstream.does(FakeUpstream.json(200, GatewayUser.answer("\"content\":\"ok\"")));
        house.ledger().forget();
        house.ledger().grant(InferenceOverHttp.ACCOUNT, 0);

        String answer = user.ask(user.gateway("\"modelName\":\"dear-model\""), HELLO, "").body();

        assertThat(answer).contains("\"sku\":\"inference.chat_completions.in\",\"amount\":0,", "\"quantity\":9");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(house.ledger().endings()).contains("dear-model done 9+2"));
        house.ledger().forget();
    }
}
