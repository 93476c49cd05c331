package dev.parlance.inference.provider;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Upstreams at addresses that users choose. Connections are kept apart by address; what an upstream has failed in is
 * remembered for each account, so that nobody can have it given a rest for others. All calls of an account to them share one
 * bulkhead.
 */
public final class ChosenUpstreams {

    /** Under which operators see all of them together. */
    static final String NAME = "chosen";

    private static final int MOST_REMEMBERED = 10_000;

    private static final String COMPLETIONS = "/chat/completions";

    private final UpstreamSettings settings;

    private final HttpClient guarded;

    private final JsonMapper json;

    private final Map<Place, Past> pasts = new Remembered<>();

    private final Map<UUID, Bulkhead> bulkheads = new Remembered<>();

    private final Tally tally = new Tally();

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
        Upstream bare = new HttpUpstream(NAME, "the key of the AI gateway", settings.at(base, apiKey), guarded, json);
        return new GuardedUpstream(bare, guard(new Place(account, base)));
    }

    private synchronized Guard guard(Place place) {
        Past past = pasts.computeIfAbsent(place, unknown -> new Past(Guard.breaker(NAME), new RetryBudget()));
        Bulkhead bulkhead = bulkheads.computeIfAbsent(place.account(),
                unknown -> Guard.bulkhead(NAME, settings.atOncePerAccount()));
        return new Guard(past.breaker(), bulkhead, past.budget(), tally);
    }

    Tally tally() {
        return tally;
    }

    /** How many of those remembered are in this state. */
    synchronized int count(CircuitBreaker.State state) {
        return (int) pasts.values().stream().filter(past -> past.breaker().getState() == state).count();
    }

    synchronized int inFlight() {
        return bulkheads.values().stream().mapToInt(Guard::inFlight).sum();
    }

    private record Place(UUID account, String address) {}

    private record Past(CircuitBreaker breaker, RetryBudget budget) {}

    /** What was not asked for longest is forgotten first. */
    private static final class Remembered<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private Remembered() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }
}
