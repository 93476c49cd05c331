package dev.parlance.knowledge.parsing.pdf;

import java.text.Bidi;
import java.util.List;
import java.util.regex.Pattern;

import dev.parlance.knowledge.parsing.Spacing;

/** Turns words side by side into text in the order it is read, whatever the script. */
final class Writing {

    private static final Pattern MARK = Pattern.compile("\\[(?:\\d{1,3}|[*†‡§]{1,2})]");

    private Writing() {
    }

    static String line(List<Word> words) {
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < words.size(); at++) {
            boolean attached = at == 0 || isMark(words.get(at))
                    || (isMark(words.get(at - 1)) && ",.;:!?)".indexOf(words.get(at).text().charAt(0)) >= 0);
            line.append(attached ? "" : " ").append(words.get(at).text());
        }
        String visual = line.toString();
        return Spacing.oneLine(Bidi.requiresBidi(visual.toCharArray(), 0, visual.length()) ? logical(visual) : visual);
    }

    private static boolean isMark(Word word) {
        return word.text().startsWith("[") && MARK.matcher(word.text()).matches();
    }

    /** Right-to-left scripts lie on the page mirrored: runs are put back into the order they are spoken in. */
    private static String logical(String visual) {
        Bidi bidi = new Bidi(visual, Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT);
        byte[] levels = new byte[bidi.getRunCount()];
        Integer[] order = new Integer[levels.length];
        for (int run = 0; run < levels.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            order[run] = run;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        StringBuilder logical = new StringBuilder();
        for (int run : order) {
            String part = visual.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            logical.append(bidi.getRunLevel(run) % 2 == 1 ? new StringBuilder(part).reverse() : part);
        }
        return logical.toString();
    }

    /** Whether letters of this script stand next to each other without blanks between words. */
    static boolean isUnspaced(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> "、。，．・：；？！「」『』（）".indexOf(character) >= 0;
        };
    }

    static boolean hasWideScript(List<Row> rows) {
        return rows.stream().flatMap(row -> row.words().stream())
                .anyMatch(word -> isUnspaced(word.text().codePointAt(0)));
    }
}
