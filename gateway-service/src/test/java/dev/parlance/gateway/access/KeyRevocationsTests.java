package dev.parlance.gateway.access;

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

@ExtendWith(SuiteExtension.class)
class KeyRevocationsTests {

    private final Suite suite;

    KeyRevocationsTests(Suite suite) {
        this.suite = suite;
    }

    @Test
    void refuseKeyAsSoonAsTheFactIsHeard() throws Exception {
        UUID id = UUID.randomUUID();
        String key = suite.newKey(id);
        assertThat(ask(key).statusCode()).isEqualTo(200);

        hear("account.key-revoked.v1", id);

        assertThat(ask(key).statusCode()).isEqualTo(401);
    }

    @Test
    void leaveOtherFactsAlone() throws Exception {
        UUID id = UUID.randomUUID();
        String key = suite.newKey(id);

        hear("account.key-created.v1", id);

        assertThat(ask(key).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> ask(String key) throws Exception {
        return suite.send(suite.request("/v1/models").header("X-API-Key", key));
    }

    @SuppressWarnings("unchecked")
    private void hear(String type, UUID key) {
        String data = """
                {"key_id":"%s","account_id":"%s","kind":"secret","revoked_at":"2026-01-01T00:00:00Z","new":1}"""
                .formatted(key, Suite.ACCOUNT);
        Message<byte[]> message = MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
                .setHeader("ce_id", UUID.randomUUID().toString()).setHeader("ce_type", type)
                .setHeader("ce_source", "account-service").setHeader("ce_subject", key.toString())
                .setHeader("ce_account", Suite.ACCOUNT.toString()).setHeader("ce_time", "2026-01-01T00:00:00Z").build();
        ((Consumer<Message<byte[]>>) suite.bean("keyRevocations")).accept(message);
    }
}
