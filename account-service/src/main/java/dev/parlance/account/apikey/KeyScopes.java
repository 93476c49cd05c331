package dev.parlance.account.apikey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** What may be done with a key, in words the edge knows, too. */
public record KeyScopes(Set<String> words) {

    /** The word of a key that may do all its account may. */
    static final String EVERYTHING = "all";

    private static final Set<String> OF_SECRET_KEYS = Set.of(EVERYTHING, "chat", "knowledge", "analytics", "usage",
            "account", "gateways");

    private static final Set<String> OF_PUBLISHABLE_KEYS = Set.of("chat", "search");

    private static final KeyScopes ALL = new KeyScopes(Set.of(EVERYTHING));

    private static final KeyScopes CHAT = new KeyScopes(Set.of("chat"));

    public KeyScopes {
        words = words.contains(EVERYTHING) ? Set.of(EVERYTHING) : Set.copyOf(words);
    }

    /** For a key of which nobody says what it is for. */
    static KeyScopes usual(KeyKind kind) {
        return kind == KeyKind.PUBLISHABLE ? CHAT : ALL;
    }

    /** Fails with 400 for words that a key of this kind cannot have. */
    static KeyScopes of(KeyKind kind, List<@Nullable String> words) {
        Set<String> known = kind == KeyKind.PUBLISHABLE ? OF_PUBLISHABLE_KEYS : OF_SECRET_KEYS;
        Set<String> taken = known.stream().filter(words::contains).collect(Collectors.toUnmodifiableSet());
        if (taken.isEmpty() || !words.stream().allMatch(word -> word != null && taken.contains(word))) {
            throw Failure.invalid("scopes", "The field 'scopes' of a " + kind.word() + " key takes one or more of "
                    + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return new KeyScopes(taken);
    }

    /** Whether nothing can be done with the other that cannot be done with this. */
    boolean covers(KeyScopes other) {
        return words.contains(EVERYTHING) || other.words.stream().allMatch(this::covers);
    }

    private boolean covers(String word) {
        return words.contains(word) || word.equals("search") && words.contains("knowledge");
    }
}
