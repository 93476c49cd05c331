package dev.parlance.account.credential;

import java.util.HexFormat;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** What was presented at the edge: the hash of a key, or a token. The key itself never leaves the edge. */
record CredentialRequest(@JsonProperty("key_sha256") @Nullable String keySha256,
        @JsonProperty("token") @Nullable String token) {

    private static final int HASH_BYTES = 32;

    byte[] hash(String hex) {
        try {
            byte[] hash = HexFormat.of().parseHex(hex);
            if (hash.length == HASH_BYTES) {
                return hash;
            }
        } catch (IllegalArgumentException malformed) {
            throw notAHash();
        }
        throw notAHash();
    }

    private static Failure notAHash() {
        return Failure.invalid("key_sha256", "The field 'key_sha256' takes 64 hexadecimal digits.");
    }

    @Override
    public String toString() {
        return "CredentialRequest[hidden]";
    }
}
