package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** The fact that an account's settings were changed. */
class SettingsChangedTests extends EventContractTests {

    SettingsChangedTests() {
        super("account.settings-changed.v1", "{\"account_id\":\"x\",\"allow_conversations_logging\":\"yes\"}", 4);
    }

    @Test
    void saysWhatWasDecidedAsAgreed() {
        assertIsSample("typical", new SettingsChanged(UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), false,
                false, Instant.parse("2026-03-14T09:26:53.589793Z")));
    }
}
