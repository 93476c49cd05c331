package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;

/** Sentences, and parts of those that are longer than a chunk may be. */
final class ShortSentences {

    private final int longest;

    ShortSentences(int longest) {
        this.longest = longest;
    }

    List<String> of(String paragraph) {
        List<String> parts = new ArrayList<>();
        for (String sentence : Sentences.of(paragraph)) {
            String rest = sentence;
            while (rest.length() > longest) {
                int end = breakIn(rest);
                parts.add(rest.substring(0, end).strip());
                rest = rest.substring(end).strip();
            }
            parts.add(rest);
        }
        return parts;
    }

    /** Before a cell, else after a semicolon or comma, else at a blank, else anywhere but within a character. */
    private int breakIn(String text) {
        for (String mark : List.of(" | ", "; ", "、", ", ", " ")) {
            int end = text.lastIndexOf(mark, longest - mark.length());
            if (end > longest / 2) {
                return mark.equals(" | ") ? end : end + mark.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(longest)) ? longest - 1 : longest;
    }
}
