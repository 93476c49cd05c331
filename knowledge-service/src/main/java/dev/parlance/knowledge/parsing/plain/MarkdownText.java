package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Draft;

/** Takes a Markdown file line by line: its headings and code here, the rest as in any marked text. */
final class MarkdownText {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*))?");

    private static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+)[^`]*");

    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[[^\\[\\]]+]:\\s+\\S.*");

    private static final Pattern QUOTED = Pattern.compile(" {0,3}>[> ]*");

    private static final Pattern RULE = Pattern.compile("\\s*\\|?\\s*:?-{2,}:?\\s*(?:\\|\\s*:?-{1,}:?\\s*)+\\|?\\s*");

    private final Draft draft;

    private final MarkedText text;

    private final List<String> code = new ArrayList<>();

    private String fence = "";

    private String held = "";

    private boolean table;

    private @Nullable String title;

    MarkdownText(Draft draft) {
        this.draft = draft;
        this.text = new MarkedText(draft, MarkdownWords::plain);
    }

    void line(String line) {
        Matcher opening = FENCE.matcher(line);
        if (!fence.isEmpty()) {
            coded(line);
        } else if (opening.matches()) {
            settle();
            fence = opening.group(1);
        } else {
            written(QUOTED.matcher(line).lookingAt() ? QUOTED.matcher(line).replaceFirst("") : line);
        }
    }

    /** Closes what is open and tells the title, if a first heading gave one. */
    @Nullable
    String end() {
        release();
        flushCode();
        String underlined = text.end();
        return title == null ? underlined : title;
    }

    private void coded(String line) {
        String mark = line.strip();
        if (mark.startsWith(fence) && mark.chars().allMatch(character -> character == fence.charAt(0))) {
            flushCode();
            fence = "";
        } else {
            code.add(line);
        }
    }

    private void flushCode() {
        draft.preformatted(String.join("\n", code), null);
        code.clear();
    }

    private void written(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            settle();
            heading(heading.group(1).length(), String.valueOf(heading.group(2)));
        } else if (!DEFINITION.matcher(line).matches()) {
            tabled(line);
        }
    }

    /** A table needs no bars at its edges: the rule below its names tells it. */
    private void tabled(String line) {
        if (RULE.matcher(line).matches() && held.indexOf('|') >= 0) {
            table = true;
        }
        release();
        table &= line.indexOf('|') >= 0;
        held = line;
    }

    private void release() {
        boolean row = table && held.indexOf('|') >= 0;
        text.line(row ? barred(held.strip()) : held);
        held = "";
    }

    private static String barred(String row) {
        return (row.startsWith("|") ? "" : "| ") + row + (row.endsWith("|") && !row.endsWith("\\|") ? "" : " |");
    }

    private void settle() {
        release();
        table = false;
        text.close();
    }

    private void heading(int level, String marked) {
        String words = MarkdownWords.plain(closed(marked.strip()));
        if (title == null && level == 1) {
            title = words;
        }
        draft.heading(level, words, null);
    }

    /** Without the marks some set behind a heading, too. */
    private static String closed(String heading) {
        int end = heading.length();
        while (end > 0 && heading.charAt(end - 1) == '#') {
            end--;
        }
        return end == heading.length() || (end > 0 && heading.charAt(end - 1) != ' ')
                ? heading
                : heading.substring(0, end);
    }
}
