package dev.parlance.account.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much work goes into passwords.
 *
 * @param hashing how many passwords are hashed at once
 * @param waiting how many more may wait before people are asked to come back
 */
@ConfigurationProperties("parlance.signin")
record SignInSettings(@DefaultValue("2") int hashing, @DefaultValue("64") int waiting) {

    SignInSettings {
        if (hashing < 1 || waiting < 1) {
            throw new IllegalArgumentException("parlance.signin.hashing and waiting have to be positive");
        }
    }
}
