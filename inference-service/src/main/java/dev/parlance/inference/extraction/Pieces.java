package dev.parlance.inference.extraction;

import java.util.ArrayList;
import java.util.List;

import dev.parlance.inference.extraction.language.Script;

/** Cuts a text into pieces of about a word, for a stream that people read along. */
final class Pieces {

    private static final int CHARACTERS_WITHOUT_SPACES = 4;

    private Pieces() {
    }

    static List<String> of(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int at = 1; at < text.length(); at++) {
            if (parts(text, start, at)) {
                pieces.add(text.substring(start, at));
                start = at;
            }
        }
        if (start < text.length()) {
            pieces.add(text.substring(start));
        }
        return pieces;
    }

    private static boolean parts(String text, int start, int at) {
        char before = text.charAt(at - 1);
        if (Character.isWhitespace(before) && !Character.isWhitespace(text.charAt(at))) {
            return true;
        }
        return Script.isPaired(before) && Script.isPaired(text.charAt(at)) && at - start >= CHARACTERS_WITHOUT_SPACES;
    }
}
