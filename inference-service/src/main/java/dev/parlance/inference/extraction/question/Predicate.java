package dev.parlance.inference.extraction.question;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the word in an English question that says what happened: after "when was", "where do", "who" it is the last word of small letters
 * that ends the question or stands before a preposition.
 */
final class Predicate {

    private static final Pattern AFTER_AUXILIARY = Pattern
            .compile("^\\W*(?:(?:and|so|but|since|until|by|from|on|in|at) )?(?:when|where|why|(?:what|which) (?:date|day|year|month|city|country)) "
                    + "(?:is|are|was|were|do|does|did|has|have|had|will|can|must|should) (.+)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER_WHO = Pattern.compile("^\\W*who(?: (?:is|are|was|were|has|have|had|will|did))? ([a-z]+(?:ed|ought|ote|an|ent|old|uilt|ew|ook|es))\\b.*$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEFORE_PREPOSITION_OR_END = Pattern
            .compile("\\b([a-z]{3,})(?=\\s*[?.!]*$| (?:in|on|at|by|from|to|with|for|into|during|after|before|under|through|against|as) )");

    private Predicate() {
    }

    /** The predicate as written, empty if the question has none that could be told. */
    static String of(String question) {
        Matcher who = AFTER_WHO.matcher(question.strip());
        if (who.matches()) {
            return who.group(1);
        }
        Matcher after = AFTER_AUXILIARY.matcher(question.strip());
        return after.matches() ? last(after.group(1)) : "";
    }

    private static String last(String clause) {
        List<String> words = BEFORE_PREPOSITION_OR_END.matcher(clause).results().map(found -> found.group(1)).toList();
        return words.isEmpty() ? "" : words.getLast();
    }
}
