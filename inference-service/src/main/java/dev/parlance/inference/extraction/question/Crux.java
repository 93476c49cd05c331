package dev.parlance.inference.extraction.question;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words in an English question without which every answer would answer another question: what happened ("when was it built"), what
 * is counted ("how many boats"), which property is asked for ("what is the mass of").
 */
final class Crux {

    private static final Pattern AFTER_AUXILIARY = pattern(
            "(?:when|where|why|(?:what|which) (?:date|day|year|month|city|country)) "
                    + "(?:is|are|was|were|do|does|did|has|have|had|will|can|must|should) (.+)");

    private static final Pattern AFTER_WHO = pattern("who(?: (?:is|are|was|were|has|have|had|will|did))? "
            + "([a-z]+(?:ed|ought|ote|an|ent|old|uilt|ew|ook|es))\\b.*");

    private static final Pattern COUNTED = pattern("(?:.* )?how many (.+)");

    private static final Pattern PROPERTY = pattern(
            "(?:what|which|who|how (?:much|high|large|big|long)) (?:is|are|was|were) (?:the |its |their |his |her |your |our |an? )?"
                    + "(.+?)(?:\\s*[?.!]*| (?:of|for|in|at|on|to|from|by|between|with|per|during|after|before|about|if|when|that|who|which|while|until|because) .*)");

    private static final Pattern BEFORE_PREPOSITION_OR_END = Pattern
            .compile(
                    "\\b([a-z]{3,})(?=\\s*[?.!]*$| (?:in|on|at|by|from|to|with|for|into|during|after|before|under|through|against|as) )");

    private static final Pattern DOING = pattern(
            "(?:which|what|whose) [\\w-]+ ([a-z]{3,}s) (?:the|an?|its|their|to|in|at|on|for|from|by|with|more|less)\\b.*");

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}'-]+");

    private Crux() {
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile("\\W*(?:(?:and|so|but|since|until|by|from|on|in|at) )?" + regex,
                Pattern.CASE_INSENSITIVE);
    }

    /** Words as written; the first one counts that carries meaning if the crux is what is counted. */
    static List<String> of(String question) {
        String asked = question.strip();
        Matcher counted = COUNTED.matcher(asked);
        if (counted.matches()) {
            return List.of(GAP.split(counted.group(1)));
        }
        Matcher who = AFTER_WHO.matcher(asked);
        if (who.matches()) {
            return List.of(who.group(1));
        }
        Matcher after = AFTER_AUXILIARY.matcher(asked);
        if (after.matches()) {
            return last(after.group(1));
        }
        Matcher property = PROPERTY.matcher(asked);
        return property.matches() ? List.of(GAP.split(property.group(1))) : List.of();
    }

    /** The verb of "which header carries the token" in small letters, empty for other questions. */
    static String doing(String question) {
        Matcher doing = DOING.matcher(question.strip());
        return doing.matches() ? doing.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** True if only the first meaningful word of the crux is meant. */
    static boolean isCounting(String question) {
        return COUNTED.matcher(question.strip()).matches();
    }

    private static List<String> last(String clause) {
        List<String> words = BEFORE_PREPOSITION_OR_END.matcher(clause).results().map(found -> found.group(1)).toList();
        return words.isEmpty() ? words : List.of(words.getLast());
    }
}
