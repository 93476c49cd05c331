package dev.parlance.inference.gateway.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes texts so that only this installation opens them, and only for what they were closed for: AES-256 in Galois counter
 * mode, a fresh nonce in front.
 */
final class Seal {

    private static final int NONCE = 12;

    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param secret of the installation; the key is made of it */
    Seal(String secret) {
        this.key = new SecretKeySpec(derived(secret), "AES");
    }

    /** @param purpose what it belongs to; closed for one thing it cannot be opened for another */
    String close(String purpose, String text) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8), 0);
        return Base64.getEncoder().encodeToString(
                ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array());
    }

    /** @throws IllegalStateException where it was closed with another secret or for another purpose, or changed since */
    String open(String purpose, String closed) {
        byte[] bytes = Base64.getDecoder().decode(closed);
        return new String(run(Cipher.DECRYPT_MODE, purpose, bytes, bytes, NONCE), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String purpose, byte[] nonce, byte[] bytes, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A stored secret cannot be sealed or opened", broken);
        }
    }

    private static byte[] derived(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal("secrets of ai gateways".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
