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
            int from = 0;
            while (sentence.length() - from > longest) {
                int end = from + breakIn(sentence.substring(from, from + longest + 1));
                parts.add(sentence.substring(from, end).strip());
                from = afterBlanks(sentence, end);
            }
            parts.add(sentence.substring(from).strip());
        }
        return parts;
    }

    private static int afterBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
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
