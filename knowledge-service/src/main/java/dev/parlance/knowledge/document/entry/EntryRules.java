package dev.parlance.knowledge.document.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.Wording;

/**
 * What an entry has to be, wherever it comes from. The fields have other names in a line than in a request; a failure
 * names the one its author wrote.
 *
 * @param key name of the field that holds the key
 * @param text name of the field that holds the text
 */
record EntryRules(String key, String text, String reference, String tags, String metadata) {

    static final EntryRules OF_LINES = new EntryRules("docid", "text", "__ref", "__tags", "__meta");

    static final EntryRules OF_REQUESTS = new EntryRules("name", "contents", "reference", "tags", "metadata");

    static final int LONGEST_KEY = 256;

    static final int LONGEST_REFERENCE = 64;

    static final int LONGEST_TAG = 128;

    static final int MOST_TAGS = 100;

    /** Of metadata as JSON. */
    static final int LONGEST_METADATA = 64 * 1024;

    /** Digits before and after the point that metadata may ask to be kept. */
    private static final int MOST_DIGITS = 400;

    /** @throws Failure naming the field that is wrong */
    Entry read(JsonNode object) {
        if (!object.isObject()) {
            throw Failure.badRequest("invalid_entry", "A document is a JSON object.");
        }
        String givenKey = key(object.path(key));
        return new Entry(givenKey, wording(object.path(text)), reference(object.path(reference)),
                tags(object.path(tags)), metadata(object.path(metadata)));
    }

    private String key(JsonNode given) {
        String name = required(key, given);
        if (name.codePointCount(0, name.length()) > LONGEST_KEY) {
            throw tooLong(key, LONGEST_KEY);
        }
        if (!Wording.isStorable(name) || name.chars().anyMatch(Character::isISOControl)) {
            throw Failure.invalid(key, "The field '" + key + "' holds characters that no name has.");
        }
        return name;
    }

    private Wording wording(JsonNode given) {
        Wording wording = Wording.of(required(text, given));
        if (wording.words() == 0) {
            throw Failure.missing(text);
        }
        return wording;
    }

    private @Nullable String reference(JsonNode given) {
        String said = optional(reference, given);
        if (said == null || said.isBlank()) {
            return null;
        }
        return storable(reference, said, LONGEST_REFERENCE);
    }

    private List<String> tags(JsonNode given) {
        if (isAbsent(given)) {
            return List.of();
        }
        if (!given.isArray()) {
            throw wrongKind(tags, "a list of texts");
        }
        Set<String> found = new LinkedHashSet<>();
        given.forEach(tag -> found.add(tag(tag)));
        found.remove("");
        if (found.size() > MOST_TAGS) {
            throw Failure.invalid(tags, "A document may have at most " + MOST_TAGS + " tags.");
        }
        return new ArrayList<>(found);
    }

    private String tag(JsonNode given) {
        if (!given.isString()) {
            throw wrongKind(tags, "a list of texts");
        }
        return storable(tags, given.stringValue().strip(), LONGEST_TAG);
    }

    private String metadata(JsonNode given) {
        if (isAbsent(given)) {
            return "{}";
        }
        if (!given.isObject()) {
            throw wrongKind(metadata, "an object");
        }
        if (!isStorable(given)) {
            throw Failure.invalid(metadata, "The field '" + metadata + "' holds a value that cannot be kept.");
        }
        String json = given.toString();
        if (json.length() > LONGEST_METADATA) {
            throw tooLong(metadata, LONGEST_METADATA);
        }
        return json;
    }

    /** Numbers beyond all measure, zero bytes and halves of characters are valid JSON, yet nothing a database keeps. */
    private static boolean isStorable(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Wording.isStorable(node.stringValue());
            case NUMBER -> isMeasured(node);
            case OBJECT -> node.propertyNames().stream().allMatch(Wording::isStorable)
                    && node.valueStream().allMatch(EntryRules::isStorable);
            case ARRAY -> node.valueStream().allMatch(EntryRules::isStorable);
            default -> true;
        };
    }

    private static boolean isMeasured(JsonNode number) {
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    }

    private static String required(String field, JsonNode given) {
        String said = optional(field, given);
        if (said == null || said.isBlank()) {
            throw Failure.missing(field);
        }
        return said;
    }

    private static @Nullable String optional(String field, JsonNode given) {
        if (isAbsent(given)) {
            return null;
        }
        if (!given.isString()) {
            throw wrongKind(field, "text");
        }
        return given.stringValue();
    }

    private static String storable(String field, String said, int longest) {
        if (said.codePointCount(0, said.length()) > longest) {
            throw tooLong(field, longest);
        }
        if (!Wording.isStorable(said)) {
            throw Failure.invalid(field, "The field '" + field + "' holds a character that no text has.");
        }
        return said;
    }

    private static boolean isAbsent(JsonNode given) {
        return given.isMissingNode() || given.isNull();
    }

    private static Failure wrongKind(String field, String kind) {
        return Failure.invalid(field, "The field '" + field + "' has to be " + kind + ".");
    }

    private static Failure tooLong(String field, int longest) {
        return Failure.invalid(field, "The field '%s' may have at most %,d characters.".formatted(field, longest));
    }
}
