package dev.parlance.inference.metering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Money, as far as it concerns calls to models.
 *
 * @param address of account-service
 * @param prices see {@link Prices}
 */
@ConfigurationProperties("parlance.metering")
record MeteringSettings(String address, @DefaultValue("") String prices) {}
