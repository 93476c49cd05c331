package dev.parlance.gateway.access;

import java.time.Duration;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

/** What was heard of keys and accounts. A standing lives as long as anything that was learnt under it. */
final class Standings {

    /** Longer than any question, so that an answer under way meets the news that came after its question. */
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final Cache<UUID, Standing> standings = Caffeine.newBuilder().weakValues().build();

    private final Cache<UUID, Standing> lately;

    Standings(Ticker ticker) {
        this.lately = Caffeine.newBuilder().ticker(ticker).expireAfterWrite(LATELY).maximumSize(100_000).build();
    }

    Standing of(UUID id) {
        return standings.get(id, unheard -> new Standing());
    }

    /** @param turn when, in the order of questions and news */
    void changes(UUID id, long turn) {
        Standing standing = of(id);
        lately.put(id, standing);
        standing.changes(turn);
    }

    void goes(UUID id) {
        Standing standing = of(id);
        lately.put(id, standing);
        standing.goes();
    }
}
