package dev.parlance.knowledge.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Joins ids to keys. Ids hold no control characters, so a line break keeps different ids different. */
public final class Keys {

    private Keys() {
    }

    public static String of(Owner owner) {
        return owner.account() + '\n' + owner.collection();
    }

    public static String of(Owner owner, String documentId) {
        Id.require("document", documentId);
        return of(owner) + '\n' + documentId;
    }

    /** The owner of whom {@link #of(Owner)} made this key. */
    public static Owner owner(String key) {
        int end = key.indexOf('\n');
        return new Owner(key.substring(0, end), key.substring(end + 1));
    }

    static UUID uuid(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    }
}
