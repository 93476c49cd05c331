package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link KeyCreated}: that it says what its contract says. */
class KeyCreatedTests extends EventContractTests {

    KeyCreatedTests() {
        super(KeyCreated.TYPE, "{\"key_id\": \"7\", \"kind\": \"golden\", \"scopes\": []}", 5);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var fact = new KeyCreated(UUID.fromString("019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"),
                UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), KeyKind.SECRET.word(),
                List.of("chat", "knowledge"), Instant.parse("2026-06-12T09:26:53.589793Z"),
                Instant.parse("2026-03-14T09:26:53.589793Z"));

        assertIsSample("typical", fact);
    }
}
