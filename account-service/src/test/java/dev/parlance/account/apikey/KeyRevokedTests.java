package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.parlance.testkit.contract.EventContractTests;

/** Tests for {@link KeyRevoked}: that it says what its contract says. */
class KeyRevokedTests extends EventContractTests {

    KeyRevokedTests() {
        super(KeyRevoked.TYPE, "{\"key_id\": \"7\", \"kind\": \"golden\"}", 4);
    }

    @Test
    void isWrittenAsItsContractShows() {
        var fact = new KeyRevoked(UUID.fromString("019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"),
                UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), KeyKind.SECRET.word(),
                Instant.parse("2026-03-14T09:26:53.589793Z"), "revoked");

        assertIsSample("revoked", fact);
    }

    @Test
    void saysWhenAKeyGoesOnWithLess() {
        var key = new ApiKey(UUID.fromString("019a9f6e-0a44-7c31-9d05-6b1f4e8a2c90"),
                UUID.fromString("019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012"), KeyKind.PUBLISHABLE, new KeyLabel("shop"),
                KeyScopes.usual(KeyKind.PUBLISHABLE), List.of(), "abc123", Instant.EPOCH, null, null);

        assertIsSample("narrowed", KeyRevoked.narrowed(key, Instant.parse("2026-03-14T09:26:53.589793Z")));
    }
}
