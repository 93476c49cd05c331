package dev.parlance.gateway.access;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is known about a credential may be trusted.
 *
 * @param capacity how many keys are remembered
 * @param known until a known key is asked about again
 * @param deaf the same while news about keys do not reach this instance
 * @param unknown until an unknown key is asked about again
 * @param grace how long a known key goes on while account-service is away
 * @param retry how often account-service is tried again for a key meanwhile
 * @param patience how long a request waits for an answer of account-service
 * @param watch how often running requests are looked at for keys that are over
 */
@ConfigurationProperties("parlance.access")
record AccessSettings(@DefaultValue("100000") int capacity, @DefaultValue("60s") Duration known,
        @DefaultValue("2s") Duration deaf, @DefaultValue("5s") Duration unknown, @DefaultValue("10m") Duration grace,
        @DefaultValue("1s") Duration retry, @DefaultValue("1500ms") Duration patience,
        @DefaultValue("1s") Duration watch) {}
