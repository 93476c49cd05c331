package dev.parlance.knowledge.parsing.encoding;

import java.lang.Character.UnicodeScript;

/**
 * How much a decoded text looks like words: the share of its characters beyond ASCII that stand where a writer would have put
 * them, from 0 to 1. Letters of one script within a word count in full, stray symbols inside words count against it.
 */
final class Plausibility {

    private double gained;

    private int judged;

    private int before = ' ';

    private Plausibility() {
    }

    static double of(String text) {
        Plausibility plausibility = new Plausibility();
        text.codePoints().limit(20_000).forEach(plausibility::see);
        return plausibility.judged == 0 ? 1 : Math.max(0, plausibility.gained / plausibility.judged);
    }

    private void see(int character) {
        if (character >= 0x80) {
            judged++;
            gained += worth(character);
        } else if (Character.isLetter(character) && Character.isLetter(before) && before >= 0x80 && !isLatin(before)
                && !isWide(before)) {
            gained -= 0.7;
        }
        before = character;
    }

    private double worth(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> -3;
            case Character.UPPERCASE_LETTER -> Character.isLowerCase(before) ? -0.5 : letter(character);
            case Character.LOWERCASE_LETTER, Character.OTHER_LETTER, Character.MODIFIER_LETTER,
                    Character.NON_SPACING_MARK ->
                letter(character);
            default -> Character.isLetter(before) && !isPunctuation(character) ? -0.5 : 0.4;
        };
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.DASH_PUNCTUATION, Character.OTHER_PUNCTUATION, Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION,
                    Character.SPACE_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private double letter(int character) {
        if (isWide(character)) {
            return isHalfWidthKana(character) ? 0.3 : 1;
        }
        boolean mixed = Character.isLetter(before) && UnicodeScript.of(before) != UnicodeScript.of(character);
        return mixed ? -0.7 : isLatin(character) && isRare(character) ? 0.3 : 1;
    }

    /** Latin letters few languages of business use; a wrong code page is likelier than they are. */
    private static boolean isRare(int character) {
        return "þðÞÐýÝªºƒĦħĜĝŬŭĴĵĈĉĤĥ".indexOf(character) >= 0;
    }

    private static boolean isHalfWidthKana(int character) {
        return character >= 0xFF61 && character <= 0xFF9F;
    }

    private static boolean isLatin(int character) {
        return UnicodeScript.of(character) == UnicodeScript.LATIN;
    }

    private static boolean isWide(int character) {
        return switch (UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
