package dev.parlance.account.signin;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in.
 *
 * @param secret signs what they carry afterwards; one for the installation, at least 32 characters
 * @param lifetime how long that is worth something
 * @param hashing how many passwords are hashed at once
 * @param waiting how many more may wait before people are asked to come back
 */
@ConfigurationProperties("parlance.signin")
record SignInSettings(@DefaultValue("") String secret, @DefaultValue("24h") Duration lifetime,
        @DefaultValue("2") int hashing, @DefaultValue("64") int waiting) {

    private static final int SHORTEST_SECRET = 32;

    SignInSettings {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("parlance.signin.secret needs at least 32 characters");
        }
        if (!lifetime.isPositive() || hashing < 1 || waiting < 1) {
            throw new IllegalArgumentException("parlance.signin.lifetime, hashing and waiting have to be positive");
        }
    }

    @Override
    public String toString() {
        return "SignInSettings[secret=hidden, lifetime=" + lifetime + ", hashing=" + hashing + ", waiting=" + waiting
                + "]";
    }
}
