package dev.parlance.knowledge.collection;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** What an account says of a collection it makes or changes. */
record CollectionDraft(String name, @Nullable String context, @Nullable String tags) {

    private static final int LONGEST_NAME = 128;

    private static final int LONGEST_CONTEXT = 8_000;

    private static final int LONGEST_TAGS = 1_000;

    /** @throws Failure naming the field that is wrong */
    static CollectionDraft of(@Nullable String name, @Nullable String context, @Nullable String tags) {
        String given = Required.text("collectionName", name).strip();
        if (given.chars().anyMatch(Character::isISOControl)) {
            throw Failure.invalid("collectionName", "The field 'collectionName' holds characters that no name has.");
        }
        return new CollectionDraft(fitting("collectionName", given, LONGEST_NAME),
                optional("context", context, LONGEST_CONTEXT), optional("tags", tags, LONGEST_TAGS));
    }

    private static @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : fitting(field, text.strip(), longest);
    }

    private static String fitting(String field, String text, int longest) {
        if (text.length() > longest) {
            throw Failure.invalid(field, "The field '%s' may have at most %,d characters.".formatted(field, longest));
        }
        if (text.indexOf('\0') >= 0) {
            throw Failure.invalid(field, "The field '" + field + "' holds a character that no text has.");
        }
        return text;
    }
}
