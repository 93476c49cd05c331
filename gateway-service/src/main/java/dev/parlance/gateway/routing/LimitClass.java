package dev.parlance.gateway.routing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a request counts as where a plan limits how many there may be. */
public enum LimitClass {

    /** Any request of an account, whatever it does. */
    ANY,

    /** Calls a model, the built-in one included. */
    AI,

    /** A question to a dataset, or its upkeep. */
    ANALYTICS,

    /** Work in a workspace. */
    WORKSPACE,

    /** A search in the knowledge. */
    SEARCH,

    /** Adds documents to the knowledge. */
    INSERT,

    /** Opens an account: open to strangers, so their addresses are counted. */
    REGISTER,

    /** Signs somebody in, or keeps them signed in: as before. */
    LOGIN;

    /** The name other services know it by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Several, joined by {@code +}; {@code -} for none. */
    static Set<LimitClass> read(String words) {
        if (words.equals("-")) {
            return Set.of();
        }
        Set<LimitClass> classes = EnumSet.noneOf(LimitClass.class);
        Arrays.stream(words.split("\\+")).map(LimitClass::named).forEach(classes::add);
        return Set.copyOf(classes);
    }

    private static LimitClass named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No class of requests: " + word));
    }
}
