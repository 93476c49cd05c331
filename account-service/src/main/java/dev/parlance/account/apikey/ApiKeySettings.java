package dev.parlance.account.apikey;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many keys there may be.
 *
 * @param perAccount keys an account may have in force; keeps every list of them short
 */
@ConfigurationProperties("parlance.api-keys")
record ApiKeySettings(@DefaultValue("200") int perAccount) {

    ApiKeySettings {
        if (perAccount < 1) {
            throw new IllegalArgumentException("parlance.api-keys.per-account has to be positive");
        }
    }
}
