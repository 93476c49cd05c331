package dev.parlance.inference.extraction.statement;

import java.util.List;

import dev.parlance.inference.extraction.language.Token;

/**
 * The smallest part of a passage that can answer a question.
 *
 * @param ordinal place among the statements of its passage
 * @param line line of the passage it stands in
 * @param kind what it is
 * @param text as written, without the list marker
 * @param tokens of the text
 * @param cells of a table row or a field, else empty
 * @param above ordinal of the line that stands over it (caption or list lead-in), -1 if there is none
 */
public record Statement(int ordinal, int line, Kind kind, String text, List<Token> tokens, List<Cell> cells,
        int above) {

    /** What a statement is. */
    public enum Kind {
        /** One sentence of a paragraph. */
        SENTENCE,
        /** One item of a list. */
        ITEM,
        /** One row of a table. */
        ROW,
        /** A line of the form {@code Name: value}. */
        FIELD,
        /** A short line that stands over others: caption, small heading, lead-in of a list. */
        CAPTION
    }

    public boolean isRow() {
        return kind == Kind.ROW;
    }

    /** The cell that names the row: the first that is not a mere number, or the first at all. */
    public Cell label() {
        for (Cell cell : cells) {
            if (!cell.isEmpty() && !cell.isNumeric()) {
                return cell;
            }
        }
        return cells.getFirst();
    }

    /** The index of the cell a token stands in. */
    public int cellOf(Token token) {
        for (int i = 0; i < cells.size(); i++) {
            if (token.start() < cells.get(i).end()) {
                return i;
            }
        }
        return cells.size() - 1;
    }
}
