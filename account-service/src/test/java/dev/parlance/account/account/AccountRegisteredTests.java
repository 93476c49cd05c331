package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link AccountRegistered}: that it says what its contract says. */
class AccountRegisteredTests extends EventContractTests {

    AccountRegisteredTests() {
        super(AccountRegistered.TYPE, "{\"account_id\": \"7\", \"plan\": \"GOLD\"}", 3);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var account = new Account(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"),
                new AccountName("Nordlicht Fahrräder"), Plan.ENTERPRISE, Instant.parse("2026-03-14T09:25:07.104226Z"));

        assertIsSample("typical", AccountRegistered.of(account));
    }
}
