package dev.parlance.gateway.limits;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator may set about how often somebody calls.
 *
 * @param concurrency requests of one credential that may run at the same time in this instance
 * @param waiting requests that may wait to be counted, and callers that are remembered
 * @param paces for each address: by class of public routes, and for wrong credentials
 */
@ConfigurationProperties("parlance.limits")
record LimitsSettings(@DefaultValue("5000") int concurrency, @DefaultValue("20000") int waiting,
        @DefaultValue Map<String, Pace> paces) {

    static final String WRONG_CREDENTIALS = "wrongcredentials";

    private static final Map<String, Pace> USUAL = Map.of("register", new Pace(60, 60), "login", new Pace(120, 120),
            WRONG_CREDENTIALS, new Pace(120, 60));

    /** Names lose their hyphens, because in the environment they have none. */
    LimitsSettings {
        Map<String, Pace> all = new HashMap<>(USUAL);
        paces.forEach((name, pace) -> all.put(name.replace("-", ""), pace));
        paces = Map.copyOf(all);
    }
}
