package dev.parlance.inference.extraction.language;

/**
 * One piece of a text that can be compared with another.
 *
 * @param form what is compared: a stem, a number without its separators, or one or two characters of a script without spaces
 * @param start first character in the text
 * @param end character after the last
 * @param kind what the piece is
 * @param capital true if it is written with a capital first letter
 */
public record Token(String form, int start, int end, Kind kind, boolean capital) {

    /** What a piece of text is. */
    public enum Kind {
        /** A word of letters. */
        WORD,
        /** Letters and digits together, such as a part number. */
        CODE,
        /** A number, in digits or letters. */
        NUMBER,
        /** One or two neighbouring characters of Han, Kana or Hangul. */
        GRAM
    }

    public String in(String text) {
        return text.substring(start, end);
    }
}
