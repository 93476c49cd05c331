package dev.parlance.knowledge.parsing.plain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.FieldName;

/**
 * What stands between two rules at the beginning of a Markdown file: facts about it, one a line, lists below their name.
 *
 * @param title what the file says it is called
 * @param fields the other facts by their labels
 * @param rest the file without them
 */
record FrontMatter(@Nullable String title, Map<String, String> fields, String rest) {

    private static final Pattern FIELD = Pattern.compile("([A-Za-z][\\w .-]{0,60}):(?:\\s+(.*))?");

    private static final Pattern ITEM = Pattern.compile("\\s*-\\s+(.*)");

    private static final int MOST_LINES = 200;

    static FrontMatter of(String text) {
        List<String> lines = text.lines().limit(MOST_LINES).toList();
        int end = lines.isEmpty() || !lines.getFirst().strip().equals("---") ? -1 : end(lines);
        return end < 0 ? new FrontMatter(null, Map.of(), text) : of(lines.subList(1, end), text);
    }

    private static int end(List<String> lines) {
        int at = 1;
        while (at < lines.size() && !lines.get(at).strip().matches("---|\\.\\.\\.")) {
            at++;
        }
        boolean facts = at < lines.size()
                && lines.subList(1, at).stream().anyMatch(line -> FIELD.matcher(line).matches());
        return facts ? at : -1;
    }

    private static FrontMatter of(List<String> lines, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        String name = "";
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (field.matches()) {
                name = field.group(1);
                add(fields, name, field.group(2));
            } else if (item.matches()) {
                add(fields, name, item.group(1));
            }
        }
        String title = fields.remove("Title");
        return new FrontMatter(title, fields, rest(text, lines.size() + 2));
    }

    private static void add(Map<String, String> fields, String name, @Nullable String value) {
        String plain = value == null ? "" : value.strip().replaceAll("^[\\[\"']+|[]\"']+$", "");
        if (!plain.isEmpty() && !plain.matches("[|>][+-]?")) {
            fields.merge(FieldName.label(name), plain, (first, second) -> first + ", " + second);
        }
    }

    private static String rest(String text, int lines) {
        int at = 0;
        for (int line = 0; line < lines && at >= 0; line++) {
            at = text.indexOf('\n', at) + 1;
            at = at == 0 ? -1 : at;
        }
        return at < 0 ? "" : text.substring(at);
    }
}
