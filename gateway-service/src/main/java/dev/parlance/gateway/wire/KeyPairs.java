package dev.parlance.gateway.wire;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Collections;

/** Tells whether a certificate and a private key are each other's. */
final class KeyPairs {

    private static final byte[] SAMPLE = new byte[32];

    private KeyPairs() {
    }

    /** @throws IllegalStateException where they are not, or cannot be used at all */
    static void demandMatch(KeyStore store) {
        try {
            for (String alias : Collections.list(store.aliases())) {
                demandMatch(store.getKey(alias, null), store.getCertificate(alias));
            }
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The certificate or its key cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    private static void demandMatch(Key key, Certificate certificate) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm(key));
        signature.initSign((PrivateKey) key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(SAMPLE);
        if (!signature.verify(signed)) {
            throw new IllegalStateException("The certificate is not one of this key");
        }
    }

    private static String algorithm(Key key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
