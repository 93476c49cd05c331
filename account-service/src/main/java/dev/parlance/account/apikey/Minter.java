package dev.parlance.account.apikey;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/**
 * Who makes a key, and so the most it can be: no key does more, lasts longer or is good in more pages than the one it was
 * made with.
 *
 * @param origins none for a minter that is no web page, and so decides freely for which pages a key is
 * @param expiresAt absent for never
 */
record Minter(KeyScopes scopes, List<String> origins, @Nullable Instant expiresAt) {

    /** A member of the account. */
    static final Minter PERSON = new Minter(KeyScopes.usual(KeyKind.SECRET), List.of(), null);

    static Minter key(ApiKey key) {
        return new Minter(key.scopes(), key.origins(), key.expiresAt());
    }

    /** Fails with 403 for an order that asks too much. */
    ApiKey mint(UUID id, UUID account, KeyOrder order, KeyText text, Instant now) {
        if (!isWithinOrigins(order.origins())) {
            throw tooMuch("origins");
        }
        return new ApiKey(id, account, order.kind(), order.label(), scopes(order), order.origins(), text.tail(), now,
                expiry(order.lifetime(), now), null);
    }

    private KeyScopes scopes(KeyOrder order) {
        KeyScopes usual = order.kind() == KeyKind.SECRET ? scopes : KeyScopes.usual(order.kind());
        KeyScopes asked = order.scopes() == null ? usual : order.scopes();
        if (!scopes.covers(asked)) {
            throw tooMuch("scopes");
        }
        return asked;
    }

    private @Nullable Instant expiry(KeyLifetime lifetime, Instant now) {
        Instant asked = lifetime.isOpen() ? expiresAt : lifetime.endFrom(now);
        if (expiresAt != null && (asked == null || asked.isAfter(expiresAt))) {
            throw tooMuch("duration");
        }
        return asked;
    }

    private boolean isWithinOrigins(List<String> asked) {
        return origins.isEmpty() || origins.containsAll(asked);
    }

    private static Failure tooMuch(String field) {
        return Failure.forbidden("wider_than_minter",
                "A key cannot make another that may do more, lasts longer or is good in more pages than itself.")
                .withField(field);
    }
}
