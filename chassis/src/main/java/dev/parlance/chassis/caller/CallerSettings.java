package dev.parlance.chassis.caller;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How callers are signed.
 *
 * @param secret shared by all services of one installation, at least 32 characters
 */
@ConfigurationProperties("parlance.caller")
record CallerSettings(String secret) {

    @Override
    public String toString() {
        return "CallerSettings[secret=hidden]";
    }
}
