package dev.parlance.knowledge.parsing.table;

/**
 * One place of a grid.
 *
 * @param strong set in bold
 * @param header declared a column name by the file itself
 * @param indent how far the text starts from the left edge of its column; any unit, the same for the whole grid
 * @param cover whether the text really stands here or reaches here from a merged cell
 */
public record Cell(String text, boolean strong, boolean header, double indent, Cover cover) {

    /** How a place came to its text. */
    public enum Cover {
        OWN, FROM_LEFT, FROM_ABOVE
    }

    public static final Cell EMPTY = Cell.of("");

    public static Cell of(String text) {
        return new Cell(text, false, false, 0, Cover.OWN);
    }

    public Cell covered(Cover from) {
        return new Cell(text, strong, header, indent, from);
    }

    Cell withText(String other) {
        return new Cell(other, strong, header, indent, cover);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public boolean isOwn() {
        return cover == Cover.OWN && !text.isEmpty();
    }
}
