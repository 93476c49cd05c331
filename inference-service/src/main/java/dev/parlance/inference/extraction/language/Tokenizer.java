package dev.parlance.inference.extraction.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts texts into tokens for one language. Remembers the stems it has made, so one tokenizer serves one question and its passages; it is not
 * for use by several threads.
 */
public final class Tokenizer {

    private final Vocabulary vocabulary;

    private final Stems stems;

    public Tokenizer(Tongue tongue) {
        this.vocabulary = tongue.vocabulary();
        this.stems = vocabulary.stems(tongue);
    }

    public List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 5 + 2);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Script.isPaired(c)) {
                at = takePairs(text, at, tokens);
            } else if (Character.isLetterOrDigit(c)) {
                at = takeWord(text, at, tokens);
            } else {
                at++;
            }
        }
        return tokens;
    }

    /** The form under which a word is compared: lower case, cut to its stem, without accents. */
    public String stem(String word) {
        return stems.of(word);
    }

    /** All forms of words met so far. */
    public Set<String> known() {
        return stems.known();
    }

    private int takePairs(String text, int start, List<Token> tokens) {
        int end = start;
        while (end < text.length() && Script.isPaired(text.charAt(end))) {
            end++;
        }
        if (end - start == 1) {
            tokens.add(new Token(text.substring(start, end), start, end, Token.Kind.GRAM, false));
        }
        for (int at = start; at + 1 < end; at++) {
            tokens.add(new Token(text.substring(at, at + 2), at, at + 2, Token.Kind.GRAM, false));
        }
        return end;
    }

    private int takeWord(String text, int start, List<Token> tokens) {
        int end = start + 1;
        while (end < text.length() && continues(text, end)) {
            end++;
        }
        tokens.add(token(text.substring(start, end), start, end));
        return end;
    }

    private static boolean continues(String text, int at) {
        char c = text.charAt(at);
        if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return !Script.isPaired(c);
        }
        boolean betweenDigits = at + 1 < text.length() && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
        return betweenDigits && Numbers.isJoint(c);
    }

    private Token token(String word, int start, int end) {
        boolean capital = Character.isUpperCase(word.charAt(0));
        boolean digits = word.chars().anyMatch(Character::isDigit);
        boolean letters = word.chars().anyMatch(Character::isLetter);
        if (!letters) {
            return new Token(Numbers.plain(word), start, end, Token.Kind.NUMBER, false);
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (digits) {
            return code(lower, start, end, capital);
        }
        String number = vocabulary.numberOr(lower, "");
        return number.isEmpty()
                ? new Token(stem(lower), start, end, Token.Kind.WORD, capital)
                : new Token(number, start, end, Token.Kind.NUMBER, capital);
    }

    private static Token code(String lower, int start, int end, boolean capital) {
        if (Numbers.isOrdinal(lower)) {
            return new Token(Numbers.ordinalValue(lower), start, end, Token.Kind.NUMBER, false);
        }
        return new Token(lower, start, end, Token.Kind.CODE, capital);
    }
}
