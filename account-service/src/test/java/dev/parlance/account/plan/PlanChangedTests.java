package dev.parlance.account.plan;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.testkit.contract.EventContract;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link PlanChanged}: that it says what its contract says. */
class PlanChangedTests {

    private static final EventContract CONTRACT = EventContract.of(PlanChanged.TYPE);

    private final JsonMapper json = new JsonMapper();

    @Test
    void isWrittenAsItsContractShows() {
        var fact = new PlanChanged(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), "pro", "free",
                Instant.parse("2026-03-14T09:26:53.589793Z"));

        String written = json.writeValueAsString(fact);

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
