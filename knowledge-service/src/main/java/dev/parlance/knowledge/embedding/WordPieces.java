package dev.parlance.knowledge.embedding;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the pieces of words that a BERT model in small letters was trained on: text is cleaned, accents are
 * dropped, words are split at spaces and punctuation, and each word is taken apart from the left into the longest pieces
 * of the vocabulary (Devlin et al. 2018, as published with the models).
 */
final class WordPieces {

    private static final int LONGEST_WORD = 100;
    /** Repetition marks and the round zero come earlier and are letters to the models. */
    private static final int FIRST_IDEOGRAPH = 0x3400;
    private static final String CONTINUED = "##";

    private final Map<String, Integer> vocabulary;
    private final long unknown;

    /** @param vocabulary piece to its number */
    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = number("[UNK]");
    }

    /** The number the model knows a special piece such as {@code [CLS]} by. */
    long number(String piece) {
        var number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalArgumentException("The vocabulary lacks " + piece);
        }
        return number;
    }

    /** The numbers of the pieces, at most so many, without the special ones around them. */
    long[] of(String text, int most) {
        List<Long> pieces = new ArrayList<>();
        var word = new StringBuilder();
        for (int at = 0; at < text.length() && pieces.size() < most; at += Character.charCount(text.codePointAt(at))) {
            read(text.codePointAt(at), word, pieces);
        }
        endWord(word, pieces);
        return pieces.stream().mapToLong(Long::longValue).limit(most).toArray();
    }

    private void read(int letter, StringBuilder word, List<Long> pieces) {
        if (isSpace(letter)) {
            endWord(word, pieces);
        } else if (standsAlone(letter)) {
            endWord(word, pieces);
            endWord(word.appendCodePoint(letter), pieces);
        } else if (!isInvisible(letter)) {
            word.appendCodePoint(letter);
        }
    }

    private void endWord(StringBuilder word, List<Long> pieces) {
        if (!word.isEmpty()) {
            takeApart(plain(word.toString()), pieces);
            word.setLength(0);
        }
    }

    private void takeApart(String word, List<Long> pieces) {
        List<Long> found = new ArrayList<>();
        int start = 0;
        while (start < word.length() && word.length() <= LONGEST_WORD) {
            int end = endOfLongestPiece(word, start);
            if (end == start) {
                break;
            }
            found.add(number(piece(word, start, end)));
            start = end;
        }
        if (!word.isEmpty()) {
            pieces.addAll(start == word.length() ? found : List.of(unknown));
        }
    }

    private int endOfLongestPiece(String word, int start) {
        int end = word.length();
        while (end > start && !vocabulary.containsKey(piece(word, start, end))) {
            end--;
        }
        return end;
    }

    private static String piece(String word, int start, int end) {
        return start == 0 ? word.substring(0, end) : CONTINUED + word.substring(start, end);
    }

    private static String plain(String word) {
        if (word.chars().allMatch(letter -> letter < 0x80)) {
            return word.toLowerCase(Locale.ROOT);
        }
        var letters = Normalizer.normalize(word, Form.NFD).codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private static boolean isInvisible(int letter) {
        return letter == 0xFFFD || switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE,
                    Character.UNASSIGNED ->
                true;
            default -> false;
        };
    }

    private static boolean standsAlone(int letter) {
        if (letter < 0x80) {
            return letter > ' ' && letter < 0x7F && !Character.isLetterOrDigit(letter);
        }
        return isPunctuation(letter) || isIdeograph(letter);
    }

    private static boolean isPunctuation(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    private static boolean isIdeograph(int letter) {
        return letter >= FIRST_IDEOGRAPH && Character.isIdeographic(letter)
                && UnicodeScript.of(letter) == UnicodeScript.HAN;
    }
}
