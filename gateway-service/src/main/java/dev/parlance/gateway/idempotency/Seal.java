package dev.parlance.gateway.idempotency;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes bytes so that only the same seal opens them: AES-256 in Galois counter mode, a fresh nonce in front. */
final class Seal {

    private static final int NONCE = 12;

    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @param key 32 bytes */
    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] close(byte[] open) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, nonce, open, 0);
        return ByteBuffer.allocate(NONCE + closed.length).put(nonce).put(closed).array();
    }

    /** @throws IllegalStateException where it was closed by another seal, or changed since */
    byte[] open(byte[] closed) {
        return run(Cipher.DECRYPT_MODE, closed, closed, NONCE);
    }

    private byte[] run(int mode, byte[] nonce, byte[] bytes, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "The answer cannot be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"),
                    broken);
        }
    }
}
