package dev.parlance.account.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people stay signed in.
 *
 * @param secret signs the tokens they carry; one for the installation, at least 32 characters
 * @param lifetime how long such a token is worth something
 * @param idle how long a refresh token waits for its one use
 * @param session after how long even the most active have to give their password again
 */
@ConfigurationProperties("parlance.signin")
record SessionSettings(@DefaultValue("") String secret, @DefaultValue("1h") Duration lifetime,
        @DefaultValue("30d") Duration idle, @DefaultValue("90d") Duration session) {

    private static final int SHORTEST_SECRET = 32;

    SessionSettings {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("parlance.signin.secret needs at least 32 characters");
        }
        if (!lifetime.isPositive() || !idle.isPositive() || session.compareTo(lifetime) < 0) {
            throw new IllegalArgumentException(
                    "parlance.signin.lifetime and idle have to be positive, and session no shorter than lifetime");
        }
    }

    @Override
    public String toString() {
        return "SessionSettings[secret=hidden, lifetime=" + lifetime + ", idle=" + idle + ", session=" + session + "]";
    }
}
