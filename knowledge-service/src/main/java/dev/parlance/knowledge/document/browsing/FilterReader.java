package dev.parlance.knowledge.document.browsing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.Wording;
import dev.parlance.knowledge.document.browsing.Condition.Aspect;

/**
 * Reads filters such as {@code -t support -n "price list" returns}: flags with a value each, and free text. A document has
 * to meet all of it. In quotes, a backslash stands before a quote or another backslash; a quote that is not closed ends
 * with the filter.
 */
final class FilterReader {

    private static final String FIELD = "filter";

    private static final int LONGEST = 2_000;

    private static final int MOST_CONDITIONS = 20;

    private static final Map<String, Aspect> FLAGS = Map.of("-t", Aspect.TAG, "-r", Aspect.REFERENCE, "-c",
            Aspect.CONTENT, "-n", Aspect.NAME, "-i", Aspect.ID);

    private final String text;

    private int at;

    private FilterReader(String text) {
        this.text = text;
    }

    /** @throws Failure for a flag without a value, and for more than anybody would type */
    static List<Condition> read(String filter) {
        if (filter.length() > LONGEST) {
            throw Failure.invalid(FIELD, "The field 'filter' may have at most 2,000 characters.");
        }
        if (!Wording.isStorable(filter)) {
            throw Failure.invalid(FIELD, "The field 'filter' holds a character that no text has.");
        }
        return new FilterReader(filter).conditions();
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            boolean quoted = text.charAt(at) == '"';
            String word = word();
            Aspect aspect = quoted ? null : FLAGS.get(word);
            if (aspect == null) {
                free.add(word);
            } else {
                conditions.add(new Condition(aspect, valueOf(word)));
            }
        }
        if (!String.join("", free).isBlank()) {
            conditions.add(new Condition(Aspect.ANYTHING, String.join(" ", free)));
        }
        return bounded(conditions);
    }

    private static List<Condition> bounded(List<Condition> conditions) {
        if (conditions.size() > MOST_CONDITIONS) {
            throw Failure.invalid(FIELD, "A filter may have at most " + MOST_CONDITIONS + " conditions.");
        }
        return conditions;
    }

    private String valueOf(String flag) {
        skipBlanks();
        String value = at < text.length() ? word() : "";
        if (value.isBlank()) {
            throw Failure.invalid(FIELD, "The flag " + flag + " of the filter needs a value.");
        }
        return value;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        return text.charAt(at) == '"' ? quoted() : bare();
    }

    private String bare() {
        int from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        var word = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length() && "\\\"".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(text.charAt(at));
        }
        at++;
        return word.toString();
    }
}
