package dev.parlance.knowledge.parsing.pdf;

import java.util.List;

/** Lines that belong together: a paragraph, a heading, an entry of a list. */
record TextBlock(List<Row> lines, int page) {

    static final String ITEM_START = "(?s)(?:[•‣◦▪●○■□·∙➢✓]|[-–*＊※](?=\\s))\\s*(?=\\S).*";

    private static final String NUMBERED_START = "(?s)\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\\s+\\S.*";

    /** The size of most of its characters. */
    double size() {
        return lines.stream().max((one, other) -> Integer.compare(letters(one), letters(other))).map(Row::size)
                .orElse(0.0);
    }

    boolean isBold() {
        return lines.stream().allMatch(Row::isBold);
    }

    Box box() {
        return Box.around(lines.stream().map(Row::box).toList());
    }

    int letters() {
        return lines.stream().mapToInt(TextBlock::letters).sum();
    }

    boolean isItem() {
        return startsItem(lines.getFirst());
    }

    String text(LineJoin join) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> join.append(text, line.text()));
        return text.toString();
    }

    static boolean startsItem(Row line) {
        return line.text().matches(ITEM_START);
    }

    static boolean startsNumbered(Row line) {
        return line.text().matches(NUMBERED_START);
    }

    private static int letters(Row line) {
        return (int) line.text().codePoints().filter(Character::isLetterOrDigit).count();
    }
}
