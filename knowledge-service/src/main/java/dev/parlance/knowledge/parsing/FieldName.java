package dev.parlance.knowledge.parsing;

import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the names programs give to fields ({@code unitPrice}, {@code main-group}) into words a reader would use. */
public final class FieldName {

    private static final Pattern JOINT = Pattern
            .compile("[_\\-.:\\s]+|(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private FieldName() {
    }

    /** Lower case words; what is all capitals stays so. */
    public static String spoken(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : JOINT.split(name)) {
            if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(isShout(word) ? word : word.toLowerCase(Locale.ROOT));
            }
        }
        return words.toString();
    }

    /** The same with a capital at the start, as a label or heading. */
    public static String label(String name) {
        String words = spoken(name);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isShout(String word) {
        return word.length() > 1 && word.length() <= 4 && word.equals(word.toUpperCase(Locale.ROOT));
    }
}
