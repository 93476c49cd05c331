package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A key as everybody but its owner knows it.
 *
 * @param origins from which pages browsers may use it; none for a key that stays on servers
 * @param tail the last characters of its text
 * @param expiresAt absent for a key that stays in force until it is revoked
 * @param lastUsedAt absent until its first use; some minutes may be missing
 */
public record ApiKey(UUID id, UUID account, KeyKind kind, KeyLabel label, KeyScopes scopes, List<String> origins,
        String tail, Instant createdAt, @Nullable Instant expiresAt, @Nullable Instant lastUsedAt) {

    public ApiKey {
        origins = List.copyOf(origins);
    }

    /** Enough to know the key again and too little to use it. */
    public String masked() {
        return kind.prefix() + "..." + tail;
    }

    boolean isInForce(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Whether something could be done with that key that cannot be done with this one. */
    boolean isNarrowerThan(ApiKey other) {
        return !scopes.covers(other.scopes) || !origins.containsAll(other.origins)
                || expiresAt != null && (other.expiresAt == null || expiresAt.isBefore(other.expiresAt));
    }

    /** All about the key that its owner decides. */
    Map<String, @Nullable Object> description() {
        Map<String, @Nullable Object> description = new LinkedHashMap<>();
        description.put("label", label.text());
        description.put("kind", kind.word());
        description.put("scopes", scopes.words().stream().sorted().toList());
        description.put("origins", origins);
        description.put("expiresAt", expiresAt == null ? null : expiresAt.toString());
        return description;
    }

    /** What this has become, field by field; empty where it is the same. */
    Map<String, @Nullable Object> differencesFrom(ApiKey before) {
        Map<String, @Nullable Object> differences = new LinkedHashMap<>();
        Map<String, @Nullable Object> old = before.description();
        for (var now : description().entrySet()) {
            Object then = old.get(now.getKey());
            if (!Objects.equals(then, now.getValue())) {
                differences.put(now.getKey(), new Difference(then, now.getValue()));
            }
        }
        return differences;
    }

    private record Difference(@Nullable Object from, @Nullable Object to) {}
}
