package dev.parlance.knowledge.document;

/**
 * A text as it is kept, and its measures.
 *
 * @param text without characters that no text has
 * @param preview its beginning in one line
 * @param characters Unicode code points
 * @param words what stands between white space
 */
public record Wording(String text, String preview, int characters, int words) {

    /** The one of a file that has not been read yet. */
    public static final Wording NONE = new Wording("", "", 0, 0);

    /** The usual estimate for models that are not asked. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private static final int PREVIEWED = 200;

    /** Characters that cannot be stored, zero bytes and halves of pairs, are left out or replaced. */
    public static Wording of(String given) {
        String text = storable(given);
        return new Wording(text, preview(text), text.codePointCount(0, text.length()), words(text));
    }

    /** About how many tokens a text of so many characters has for a model. */
    public static int tokens(int characters) {
        return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    /** Whether a text can be stored as it is. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isHalf(point));
    }

    /** The text without what cannot be stored. */
    public static String storable(String given) {
        if (isStorable(given)) {
            return given;
        }
        var text = new StringBuilder(given.length());
        given.codePoints().filter(point -> point != 0).map(point -> isHalf(point) ? 0xFFFD : point)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String preview(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * PREVIEWED)).strip().replaceAll("\\s+", " ");
        int end = start.codePointCount(0, start.length()) <= PREVIEWED
                ? start.length()
                : start.offsetByCodePoints(0, PREVIEWED);
        String cut = start.substring(0, end);
        return isStorable(cut) ? cut : cut.substring(0, cut.length() - 1);
    }

    private static int words(String text) {
        int words = 0;
        boolean within = false;
        for (int at = 0; at < text.length(); at++) {
            boolean blank = Character.isWhitespace(text.charAt(at));
            words += !blank && !within ? 1 : 0;
            within = !blank;
        }
        return words;
    }
}
