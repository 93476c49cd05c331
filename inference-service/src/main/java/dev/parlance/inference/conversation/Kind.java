package dev.parlance.inference.conversation;

import java.util.Locale;

/** What sort of a conversation it is. One of a sort is unknown where another sort is asked for. */
public enum Kind {

    /** Of the support and the app API, in either of which it goes on. */
    CHAT,

    /** Of the workspace API. */
    WORKSPACE,

    /** A completion, and the later ones under the same token. */
    COMPLETION;

    /** As it is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
