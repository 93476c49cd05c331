package dev.parlance.inference.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Upstreams at addresses that users choose. Connections are kept apart by address; what an upstream has failed in is
 * remembered for each account, so that nobody can have it given a rest for others.
 */
public final class ChosenUpstreams {

    private static final int MOST_REMEMBERED = 10_000;

    private static final String COMPLETIONS = "/chat/completions";

    private final UpstreamSettings settings;

    private final HttpClient guarded;

    private final JsonMapper json;

    private final Map<Place, Past> pasts = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Past> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /** @param guarded a client that connects to open addresses only */
    ChosenUpstreams(UpstreamSettings settings, HttpClient guarded, JsonMapper json) {
        this.settings = settings;
        this.guarded = guarded;
        this.json = json;
    }

    /**
     * @param address up to what is the same for all its routes, or that of its completions
     * @param apiKey empty where it wants none
     */
    public Upstream at(UUID account, String address, String apiKey) {
        String base = address.endsWith(COMPLETIONS)
                ? address.substring(0, address.length() - COMPLETIONS.length())
                : address;
        Past past = past(new Place(account, base));
        Upstream bare = new HttpUpstream("chosen", "the key of the AI gateway", settings.at(base, apiKey), guarded,
                json);
        return new GuardedUpstream(bare, past.breaker(), past.budget());
    }

    private synchronized Past past(Place place) {
        return pasts.computeIfAbsent(place,
                unknown -> new Past(UpstreamConfiguration.breaker("chosen"), new RetryBudget()));
    }

    private record Place(UUID account, String address) {}

    private record Past(CircuitBreaker breaker, RetryBudget budget) {}
}
