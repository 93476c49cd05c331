package dev.parlance.inference.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpHeaders;

/**
 * Headers by which a receiver can tell who sent a body, that it is whole and when it was sent: those of Standard Webhooks,
 * with the salt's characters as key.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /** @param id of this message alone */
    static void sign(HttpHeaders headers, String salt, String id, Instant now, byte[] body) {
        String seconds = Long.toString(now.getEpochSecond());
        Mac mac = mac(salt);
        mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        headers.set("webhook-id", id);
        headers.set("webhook-timestamp", seconds);
        headers.set("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    }

    private static Mac mac(String salt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }
}
