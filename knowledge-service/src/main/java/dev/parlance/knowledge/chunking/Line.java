package dev.parlance.knowledge.chunking;

import org.jspecify.annotations.Nullable;

/**
 * The smallest part of a chunk: a paragraph, a list item or a table row.
 *
 * @param caption what the table around a row says it is about
 * @param page the page it stands on
 */
record Line(String text, Kind kind, @Nullable String caption, @Nullable Integer page) {

    enum Kind {
        PROSE, ITEM, ROW
    }

    static Line prose(String text, @Nullable Integer page) {
        return new Line(text, Kind.PROSE, null, page);
    }

    Line withText(String other) {
        return new Line(other, kind, caption, page);
    }

    int length() {
        return text.length();
    }
}
