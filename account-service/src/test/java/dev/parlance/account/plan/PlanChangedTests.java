package dev.parlance.account.plan;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link PlanChanged}: that it says what its contract says. */
class PlanChangedTests extends EventContractTests {

    PlanChangedTests() {
        super(PlanChanged.TYPE, "{\"account_id\": \"7\", \"plan\": \"GOLD\"}", 3);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var fact = new PlanChanged(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), "pro", "free",
                Instant.parse("2026-03-14T09:26:53.589793Z"));

        assertIsSample("typical", fact);
    }
}
