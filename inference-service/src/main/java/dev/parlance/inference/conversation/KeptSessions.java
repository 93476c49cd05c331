package dev.parlance.inference.conversation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Conversations as they were written down, to be looked at, taken along and forgotten. */
public interface KeptSessions {

    /** Those with the latest turns first. */
    Mono<List<KeptSession>> list(Wanted wanted, int skip, int most);

    /** Empty for one that is not the account's, or of another kind. */
    Mono<KeptSession> find(UUID account, Set<Kind> kinds, UUID session);

    /** The latest turns of each of these sessions, oldest first. */
    Mono<List<KeptTurn>> latest(UUID account, Collection<UUID> sessions, int most);

    /**
     * All turns, oldest first, read from storage as they are asked for.
     *
     * @param session of this one alone; absent for all that are wanted
     */
    Flux<KeptTurn> turns(Wanted wanted, @Nullable UUID session);

    /** False where there is no such session. */
    Mono<Boolean> remove(UUID account, Set<Kind> kinds, UUID session);

    /** How many that were. */
    Mono<Long> removeAll(Wanted wanted);

    /**
     * Forgets some of those whose last turn is older; says how many.
     *
     * @param plans the plans it is about, or with {@code others} all but those
     */
    Mono<Long> forget(Set<String> plans, boolean others, Instant before);
}
