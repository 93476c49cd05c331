package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link SaltRolled}: that it says what its contract says. */
class SaltRolledTests extends EventContractTests {

    SaltRolledTests() {
        super(SaltRolled.TYPE, "{\"account_id\": \"7\"}", 2);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var fact = new SaltRolled(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"),
                Instant.parse("2026-03-14T09:26:53.589793Z"));

        assertIsSample("typical", fact);
    }
}
