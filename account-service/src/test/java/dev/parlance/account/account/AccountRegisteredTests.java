package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link AccountRegistered}: that it says what its contract says. */
class AccountRegisteredTests {

    private static final EventContract CONTRACT = EventContract.of(AccountRegistered.TYPE);

    private final JsonMapper json = new JsonMapper();

    @Test
    void isWrittenAsItsContractShows() {
        var account = new Account(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"),
                new AccountName("Nordlicht Fahrräder"), Plan.ENTERPRISE, Instant.parse("2026-03-14T09:25:07.104226Z"));

        String written = json.writeValueAsString(AccountRegistered.of(account));

        assertThat(json.readTree(written)).isEqualTo(json.readTree(CONTRACT.sample("typical").json()));
        assertThat(CONTRACT.violations(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsItsSamplesInItsSchema(EventContract.Sample sample) {
        assertThat(CONTRACT.violations(sample.json())).isEmpty();
    }

    static Iterable<EventContract.Sample> samples() {
        return CONTRACT.samples();
    }

    @Test
    void hasASchemaThatCanRefuse() {
        assertThat(CONTRACT.violations("{\"account_id\": \"7\", \"plan\": \"GOLD\"}")).hasSize(3);
    }
}
