package dev.parlance.knowledge.source;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;
import dev.parlance.knowledge.source.fetch.Addresses;

/** What an account says of a source it adds. */
sealed interface SourceDraft {

    int LONGEST_NAME = 200;

    /** Its beginning is the name of a text that has none. */
    int LONGEST_BEGINNING = 60;

    record Address(URI uri, @Nullable String name) implements SourceDraft {}

    record Text(String name, String text) implements SourceDraft {}

    /** @throws Failure naming the field that is wrong */
    static SourceDraft of(@Nullable String url, @Nullable String text, @Nullable String name) {
        if (url != null && text != null) {
            throw Failure.badRequest("ambiguous_body", "The body holds both 'url' and 'text'; send one of them.");
        }
        if (url == null && text == null) {
            throw Failure.badRequest("missing_field", "The body needs 'url' or 'text'.");
        }
        String given = name(name);
        if (url != null) {
            return new Address(Addresses.typed("url", Required.text("url", url)), given);
        }
        String whole = Required.text("text", text);
        return new Text(given != null ? given : beginning(whole), whole);
    }

    /** Absent for one that says nothing. */
    static @Nullable String name(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String clean = given.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", " ").strip();
        if (clean.length() > LONGEST_NAME) {
            throw Failure.invalid("name", "The field 'name' may have at most " + LONGEST_NAME + " characters.");
        }
        return clean.isEmpty() ? null : clean;
    }

    private static String beginning(String text) {
        String line = text.strip().lines().findFirst().orElse("")
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", " ").strip();
        String start = line.length() <= LONGEST_BEGINNING ? line : line.substring(0, LONGEST_BEGINNING).strip() + "…";
        return start.isEmpty() ? "Text" : start;
    }
}
