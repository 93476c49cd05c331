package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A key as everybody but its owner knows it.
 *
 * @param scopes what may be done with it
 * @param origins from which pages browsers may use it; none for a key that stays on servers
 * @param tail the last characters of its text
 * @param expiresAt absent for a key that stays in force until it is revoked
 * @param lastUsedAt absent until its first use; some minutes may be missing
 */
record ApiKey(UUID id, UUID account, KeyKind kind, KeyLabel label, Set<String> scopes, List<String> origins,
        String tail, Instant createdAt, @Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {

    /** The scope of a key that may do all its account may. */
    static final String EVERYTHING = "all";

    ApiKey {
        scopes = Set.copyOf(scopes);
        origins = List.copyOf(origins);
    }

    /** A key for servers, good for everything until revoked. */
    static ApiKey secret(UUID id, UUID account, KeyLabel label, KeyText text, Instant now) {
        return new ApiKey(id, account, KeyKind.SECRET, label, Set.of(EVERYTHING), List.of(), text.tail(), now, null,
                null);
    }

    /** Enough to know the key again and too little to use it. */
    String masked() {
        return kind.prefix() + "..." + tail;
    }
}
