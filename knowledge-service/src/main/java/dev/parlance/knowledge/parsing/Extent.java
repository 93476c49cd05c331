package dev.parlance.knowledge.parsing;

import java.util.List;

/**
 * How much a document says, against how much it may. What is repeated later on counts as often: a heading stands over each of its
 * passages, the name of a column before each of its values.
 */
public final class Extent {

    /** Of a title, a heading, a caption and the name of a column. */
    public static final int LONGEST_NAME = 300;

    /** How often the characters of a document may come again because rows carry the names of their columns. */
    private static final int REPETITION = 3;

    private final ParsingLimits limits;

    private long characters;

    private long rows;

    private long spoken;

    public Extent(ParsingLimits limits) {
        this.limits = limits;
    }

    /** @throws LimitExceeded if the document would say more than it may */
    public void take(Block block) {
        switch (block) {
            case Block.Heading heading -> name(heading.text());
            case Block.Paragraph paragraph -> add(paragraph.text().length());
            case Block.Table table -> table(table);
        }
    }

    /** @throws LimitExceeded if this is no name but a text */
    public void name(String name) {
        if (name.length() > LONGEST_NAME) {
            throw new LimitExceeded("It names something with more than " + LONGEST_NAME + " characters.");
        }
        add(name.length());
    }

    /** @throws LimitExceeded if a document of so many characters at least would say more than it may */
    public void foresee(long length) {
        if (length > limits.characters()) {
            throw new LimitExceeded("It holds more than " + limits.characters() + " characters of text.");
        }
    }

    private void table(Block.Table table) {
        if (table.caption() != null) {
            name(table.caption());
        }
        width(table.columns().size());
        table.columns().forEach(this::name);
        rows += table.rows().size();
        if (rows > limits.rows()) {
            throw new LimitExceeded("It holds more than " + limits.rows() + " table rows.");
        }
        table.rows().forEach(row -> row(row, table.columns()));
    }

    private void row(List<String> row, List<String> columns) {
        width(row.size());
        for (int column = 0; column < row.size(); column++) {
            int length = row.get(column).length();
            add(length);
            spoken += length == 0 || column >= columns.size() ? length : length + columns.get(column).length();
        }
        if (spoken > (long) REPETITION * limits.characters()) {
            throw new LimitExceeded("Its table rows, with the names of their columns, are too long.");
        }
    }

    private void width(int columns) {
        if (columns > limits.columns()) {
            throw new LimitExceeded("A table has more than " + limits.columns() + " columns.");
        }
    }

    private void add(long length) {
        characters += length;
        foresee(characters);
    }
}
