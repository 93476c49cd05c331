package dev.parlance.gateway.access.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import dev.parlance.gateway.Suite;
import dev.parlance.gateway.SuiteExtension;
import dev.parlance.gateway.TestKey;

@ExtendWith(SuiteExtension.class)
class KeyFactsTests {

    private final Suite suite;

    KeyFactsTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void refuseKeyAsSoonAsTheFactIsHeard() throws Exception {
        TestKey key = suite.newKey("chat");
        assertThat(ask(key).statusCode()).isEqualTo(200);
        hear("account.key-revoked.v1", key.id().toString(), key);
        assertThat(ask(key).statusCode()).isEqualTo(401);
    }

    @Test
    void narrowKeyAsSoonAsTheFactIsHeard() throws Exception {
        TestKey key = suite.newKey("chat", "knowledge");
        assertThat(ask(key).statusCode()).isEqualTo(200);
        suite.inForce(key.with("knowledge"));
        hear("account.key-revoked.v1", key.id() + "\",\"reason\":\"narrowed", key);
        assertThat(ask(key).statusCode()).isEqualTo(403);
    }

    @Test
    void askAboutKeysOfAccountWithAnotherPlan() throws Exception {
        TestKey key = suite.newKey("chat");
        ask(key);
        int before = suite.account.questions();
        hear("account.plan-changed.v1", key.id().toString(), key);
        assertThat(ask(key).statusCode()).isEqualTo(200);
        assertThat(suite.account.questions()).isEqualTo(before + 1);
    }

    @Test
    void askAboutKeysOfAccountWithOtherSettings() throws Exception {
        TestKey key = suite.newKey("chat");
        ask(key);
        int before = suite.account.questions();
        hear("account.settings-changed.v1", key.id().toString(), key);
        assertThat(ask(key).statusCode()).isEqualTo(200);
        assertThat(suite.account.questions()).isEqualTo(before + 1);
    }

    @Test
    void leaveOtherFactsAlone() throws Exception {
        TestKey key = suite.newKey("chat");
        hear("account.key-created.v1", key.id().toString(), key);
        assertThat(ask(key).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(TestKey key) throws Exception {
        return suite.send(suite.keyed("/v1/models", key));
    }

    @SuppressWarnings("unchecked")
    private void hear(String type, String id, TestKey key) {
        String data = """
                {"key_id":"%s","account_id":"%s","kind":"secret","revoked_at":"2026-01-01T00:00:00Z","new":1}"""
                .formatted(id, key.account());
        Message<byte[]> message = MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_id", UUID.randomUUID().toString()).setHeader("ce_type", type)
                .setHeader("ce_source", "account-service").setHeader("ce_subject", key.id().toString())
                .setHeader("ce_account", key.account().toString()).setHeader("ce_time", "2026-01-01T00:00:00Z").build();
        ((Consumer<Message<byte[]>>) suite.bean("keyFacts")).accept(message);
    }
}
