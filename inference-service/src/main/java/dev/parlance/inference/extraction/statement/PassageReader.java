package dev.parlance.inference.extraction.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tokenizer;

/**
 * Reads a passage line by line: paragraphs, list items ({@code - item}), table rows ({@code Column: value | Column: value}), fields
 * ({@code Name: value}) and the short lines over them.
 */
public final class PassageReader {

    private static final int LONGEST_CAPTION = 90;

    private static final int LONGEST_TABLE_TITLE = 400;

    private static final Pattern FIELD = Pattern.compile("[^.:!?|]{2,60}:\\s+\\S.{0,200}");

    private static final Pattern ITEM = Pattern.compile("[-*•·▪◦‣]\\s+(\\S.*)|((?:\\d{1,2}[.)]|[a-z]\\))\\s+\\S.*)");

    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?。！？;,…][\"'”’»)\\]]*");

    private final Tokenizer tokenizer;

    public PassageReader(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    public Reading read(String text, @Nullable String heading, String name) {
        List<Statement> statements = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int above = -1;
        for (int i = 0; i < lines.size(); i++) {
            above = read(lines.get(i), i, i + 1 < lines.size() ? lines.get(i + 1) : "", above, statements);
        }
        String over = heading == null ? "" : heading;
        return new Reading(List.copyOf(statements), over.split(" > ", 2)[0].strip(), tokens(over), tokens(name));
    }

    /** Reads one line and returns the ordinal of the line that stands over the next. */
    private int read(String line, int number, String next, int above, List<Statement> statements) {
        if (isRow(line)) {
            add(statements, number, Statement.Kind.ROW, line, cells(line), above);
            return above;
        }
        var item = ITEM.matcher(line);
        if (item.matches()) {
            add(statements, number, Statement.Kind.ITEM, item.group(item.group(1) == null ? 2 : 1), List.of(), above);
            return above;
        }
        if (FIELD.matcher(line).matches()) {
            add(statements, number, Statement.Kind.FIELD, line, List.of(Cell.of(line, 0, line.length())), above);
            return above;
        }
        return isCaption(line, next) ? caption(line, number, statements) : paragraph(line, number, above, statements);
    }

    private static boolean isRow(String line) {
        return line.contains(" | ");
    }

    /** A short line without a full stop over others, and the title of a table however long. */
    private static boolean isCaption(String line, String next) {
        boolean open = !SENTENCE_END.matcher(line).matches() || line.endsWith("?") || line.endsWith("？");
        int longest = isRow(next) ? LONGEST_TABLE_TITLE : LONGEST_CAPTION;
        return open && !next.isEmpty() && line.length() <= longest;
    }

    private int caption(String line, int number, List<Statement> statements) {
        add(statements, number, Statement.Kind.CAPTION, line, List.of(), -1);
        return statements.size() - 1;
    }

    /** A paragraph that ends with a colon leads in what follows; after any other the caption still holds. */
    private int paragraph(String line, int number, int above, List<Statement> statements) {
        int caption = above >= 0 && leadsIn(statements.get(above).text()) ? statements.get(above).above() : above;
        for (String sentence : Sentences.of(line)) {
            add(statements, number, Statement.Kind.SENTENCE, sentence, List.of(), caption);
        }
        return leadsIn(line) ? statements.size() - 1 : caption;
    }

    private static boolean leadsIn(String line) {
        return line.endsWith(":") || line.endsWith("：");
    }

    private void add(List<Statement> statements, int line, Statement.Kind kind, String text, List<Cell> cells,
            int above) {
        statements.add(new Statement(statements.size(), line, kind, text, tokens(text), cells, above));
    }

    private List<Token> tokens(String text) {
        return tokenizer.tokens(text);
    }

    private static List<Cell> cells(String row) {
        List<Cell> cells = new ArrayList<>();
        int start = 0;
        for (int bar = row.indexOf(" | "); bar >= 0; bar = row.indexOf(" | ", start)) {
            cells.add(Cell.of(row, start, bar));
            start = bar + 3;
        }
        cells.add(Cell.of(row, start, row.length()));
        return List.copyOf(cells);
    }
}
