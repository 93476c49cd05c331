package dev.parlance.account.apikey;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A key somebody asks for.
 *
 * @param scopes what it is to be good for; absent for as much as its maker may
 * @param origins from which pages browsers may use it; none for a key that stays on servers
 */
public record KeyOrder(KeyLabel label, KeyKind kind, @Nullable KeyScopes scopes, List<String> origins,
        KeyLifetime lifetime) {

    /** From what a request says; fails with 400 for the first field that is not in order. */
    public static KeyOrder of(KeyLabel label, @Nullable String kind, @Nullable List<@Nullable String> scopes,
            @Nullable List<@Nullable String> origins, @Nullable Integer duration) {
        KeyKind asked = kind == null ? KeyKind.SECRET : KeyKind.asked(kind);
        return new KeyOrder(label, asked, scopes == null ? null : KeyScopes.of(asked, scopes),
                origins == null ? List.of() : WebOrigin.all(origins), new KeyLifetime(duration));
    }

    public KeyOrder {
        origins = List.copyOf(origins);
    }
}
