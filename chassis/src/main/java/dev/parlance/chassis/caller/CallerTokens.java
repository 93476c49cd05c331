package dev.parlance.chassis.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.identity.Ids;

/**
 * Signs a {@link Caller} and reads it back, with HMAC-SHA256 over a secret all services share.
 *
 * <p>A token is {@code base64url(fields) "." base64url(mac)}; the fields are joined by {@code |} and start with a
 * version, so that a later form can be told apart. It lives {@link #LIFETIME}: long enough for a hop, too short to be
 * worth stealing.
 */
public final class CallerTokens {

    /** The header that carries the token from hop to hop. */
    public static final String HEADER = "X-Parlance-Caller";

    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final String ALGORITHM = "HmacSHA256";

    private static final String VERSION = "3";

    private static final int FIELDS = 11;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Ready with the secret; each signature takes a copy, which is much cheaper than preparing another. */
    private final Mac prepared;

    private final Clock clock;

    public CallerTokens(String secret, Clock clock) {
        if (secret.length() < 32) {
            throw new IllegalArgumentException("The caller secret needs at least 32 characters");
        }
        this.prepared = prepared(secret);
        this.clock = clock;
    }

    public String sign(Caller caller) {
        String fields = String.join("|", VERSION, caller.account().toString(), text(caller.key()),
                text(caller.member()), flag(caller.publishable()), String.join(" ", caller.scopes()),
                caller.plan(), caller.requestId(), flag(caller.allowConversationsLogging()),
                flag(caller.automaticJsonHealing()), Long.toString(clock.instant().plus(LIFETIME).getEpochSecond()));
        String payload = ENCODER.encodeToString(fields.getBytes(StandardCharsets.UTF_8));
        return payload + "." + mac(payload);
    }

    /** For what a service asks of another on nobody's behalf but its own. */
    public String signService() {
        return sign(Caller.service(Ids.next().toString()));
    }

    /** Empty for anything not signed by this secret, malformed or too old. */
    public Optional<Caller> verify(String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String payload = token.substring(0, dot);
        if (!matches(token.substring(dot + 1), mac(payload))) {
            return Optional.empty();
        }
        String fields = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        return read(fields.split("\\|", -1));
    }

    private Optional<Caller> read(String[] fields) {
        if (fields.length != FIELDS || !VERSION.equals(fields[0])
                || Long.parseLong(fields[10]) < clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        Set<String> scopes = Arrays.stream(fields[5].split(" ")).filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return Optional.of(new Caller(UUID.fromString(fields[1]), id(fields[2]), id(fields[3]), isSet(fields[4]),
                scopes, fields[6], fields[7], isSet(fields[8]), isSet(fields[9])));
    }

    private static String flag(boolean set) {
        return set ? "1" : "0";
    }

    private static boolean isSet(String flag) {
        return "1".equals(flag);
    }

    private static String text(@Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private static @Nullable UUID id(String text) {
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    /** Compares the written form, because several writings decode to the same bytes. */
    private static boolean matches(String sent, String computed) {
        return MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), computed.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String payload) {
        try {
            Mac mac = (Mac) prepared.clone();
            return ENCODER.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException unable) {
            throw new IllegalStateException("The HMAC of the Java platform can be copied", unable);
        }
    }

    private static Mac prepared(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", unavailable);
        }
    }
}
