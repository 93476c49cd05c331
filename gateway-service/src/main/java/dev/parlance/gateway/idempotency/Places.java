package dev.parlance.gateway.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds the place of a request. What is written there tells nothing to somebody who has the database alone. */
final class Places {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    Places(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @param address verb and path */
    Place of(UUID account, String address, IdempotencyKey key) {
        String request = account + "\n" + address + "\n" + key.text();
        return new Place(mac("idempotency place\n" + request), new Seal(mac("idempotency seal\n" + request)));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", unavailable);
        }
    }
}
