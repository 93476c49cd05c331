package dev.parlance.gateway.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the operator may set about requests that are sent again.
 *
 * @param kept how long an answer is kept
 * @param lease how long a request counts as running after the last sign of life of its instance
 * @param largestAnswer the largest answer that is kept
 */
@ConfigurationProperties("parlance.idempotency")
record IdempotencySettings(@DefaultValue("24h") Duration kept, @DefaultValue("30s") Duration lease,
        @DefaultValue("1MB") DataSize largestAnswer) {}
