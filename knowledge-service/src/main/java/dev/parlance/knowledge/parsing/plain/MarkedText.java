package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableShape;

/** Takes a text line by line and finds the structure its writer marked with plain characters. */
final class MarkedText {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");

    private static final Pattern UNDERLINE = Pattern.compile("(={3,}|-{3,})\\s*");

    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•‣◦]|\\d{1,3}[.)])\\s+(.*)");

    private static final Pattern TABLE_ROW = Pattern.compile("\\s*\\|.*\\|\\s*");

    private static final Pattern TABLE_RULE = Pattern.compile("[\\s|:+=-]+");

    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");

    private static final int LONGEST_LINE_OF_PROSE = 4000;

    private final Draft draft;

    private final boolean markdown;

    private final List<String> open = new ArrayList<>();

    private final List<String> tableRows = new ArrayList<>();

    private boolean item;

    private boolean fenced;

    private @Nullable String title;

    MarkedText(Draft draft, boolean markdown) {
        this.draft = draft;
        this.markdown = markdown;
    }

    void line(String line) {
        if (markdown && FENCE.matcher(line).matches()) {
            close();
            fenced = !fenced;
        } else if (fenced) {
            open.add(line);
        } else if (TABLE_ROW.matcher(line).matches()) {
            closeProse();
            tableRows.add(line.strip());
        } else {
            closeTable();
            prose(line);
        }
    }

    /** Closes what is open and tells the title, if a first heading gave one. */
    @Nullable
    String end() {
        close();
        return title;
    }

    private void prose(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher entry = ITEM.matcher(line);
        if (line.isBlank()) {
            closeProse();
        } else if (markdown && heading.matches()) {
            closeProse();
            heading(heading.group(1).length(), heading.group(2));
        } else if (UNDERLINE.matcher(line).matches()) {
            underline(line.charAt(0) == '=' ? 1 : 2);
        } else if (entry.matches()) {
            closeProse();
            item = true;
            open.add(numbered(line) ? line.strip() : entry.group(1));
        } else {
            open.add(line.strip());
        }
    }

    private static boolean numbered(String line) {
        return Character.isDigit(line.strip().charAt(0));
    }

    private void underline(int level) {
        if (open.size() == 1 && !item && open.getFirst().length() < 120) {
            heading(level, open.removeFirst());
        } else {
            closeProse();
        }
    }

    private void heading(int level, String text) {
        if (title == null && level == 1) {
            title = plain(text);
        }
        draft.heading(level, plain(text), null);
    }

    private void close() {
        closeProse();
        closeTable();
    }

    private void closeProse() {
        if (!open.isEmpty()) {
            if (item) {
                draft.item(plain(String.join(" ", open)), null);
            } else {
                paragraphs();
            }
        }
        open.clear();
        item = false;
    }

    /** A file without empty lines holds one paragraph a line. */
    private void paragraphs() {
        String whole = String.join(" ", open);
        if (whole.length() > LONGEST_LINE_OF_PROSE) {
            open.forEach(line -> draft.paragraph(plain(line), null));
        } else {
            draft.paragraph(plain(whole), null);
        }
    }

    private void closeTable() {
        if (tableRows.isEmpty()) {
            return;
        }
        boolean ruled = tableRows.size() > 1 && TABLE_RULE.matcher(tableRows.get(1)).matches();
        List<List<String>> rows = tableRows.stream().filter(row -> !TABLE_RULE.matcher(row).matches())
                .map(this::cells).toList();
        draft.table(TableShape.of(Grid.ofTexts(rows),
                new TableShape.Hints(TableShape.FirstRow.USUALLY_NAMES, false, false,
                        ruled ? OptionalInt.of(1) : OptionalInt.empty()))
                .table(null, null));
        tableRows.clear();
    }

    private List<String> cells(String row) {
        String inner = row.substring(1, row.length() - 1);
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(cell -> plain(cell.replace("\\|", "|"))).toList();
    }

    /** Without the marks of emphasis, links and images; the address of a link is kept beside its words. */
    private String plain(String text) {
        if (!markdown) {
            return Spacing.oneLine(text);
        }
        String words = text.replaceAll("!\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\[([^\\]]+)]\\((\\S+?)(?:\\s[^)]*)?\\)", "$1 ($2)")
                .replaceAll("(\\*\\*|__)(?=\\S)(.+?)(?<=\\S)\\1", "$2")
                .replaceAll("(?<![\\w*])\\*(?=\\S)([^*]+?)(?<=\\S)\\*(?![\\w*])", "$1")
                .replaceAll("`([^`]*)`", "$1");
        return Spacing.oneLine(words);
    }
}
