package dev.parlance.inference.hook.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.EventConsumers;
import dev.parlance.inference.hook.KnownProofs;
import dev.parlance.testkit.contract.EventContract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

/** What is done upon the fact that an account has another salt. */
class SaltFactsTests {

    private static final String ROLLED = "account.salt-rolled.v1";

    private static final UUID OTHER = new UUID(9, 9);

    private final KnownProofs known = new KnownProofs();

    private final SaltListener listener = new SaltListener(
            EventConsumers.each(new SaltFacts(known.proofs, JsonMapper.shared())::heard, ofSeconds(5)), known.proofs);

    private static UUID account(String data) {
        return UUID.fromString(JsonMapper.shared().readTree(data).path("account_id").stringValue());
    }

    private void hear(String type, String data) {
        var record = new ConsumerRecord<>("account.accounts", 0, 0, new byte[0], data.getBytes(StandardCharsets.UTF_8));
        Map.of("id", UUID.randomUUID().toString(), "type", type, "source", "account-service", "subject", "s",
                "account", OTHER.toString(), "time", "2026-01-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        listener.onMessage(record);
    }

    @Test
    void forgetTheAccountAsEachSampleSays() {
        for (EventContract.Sample sample : EventContract.of(ROLLED).samples()) {
            UUID account = account(sample.json());
            String others = known.salt(OTHER);
            String before = known.salt(account);

            hear(ROLLED, sample.json());

            assertThat(known.salt(account)).isNotEqualTo(before);
            assertThat(known.salt(OTHER)).isEqualTo(others);
        }
    }

    @Test
    void leaveOtherFactsAlone() {
        String data = EventContract.of(ROLLED).sample("typical").json();
        String before = known.salt(account(data));

        hear("account.plan-changed.v1", data);

        assertThat(known.salt(account(data))).isEqualTo(before);
    }

    @Test
    void forgetEverythingUponWhatCannotBeUnderstood() {
        String before = known.salt(OTHER);

        hear(ROLLED, "{");

        assertThat(known.salt(OTHER)).isNotEqualTo(before);
    }
}
