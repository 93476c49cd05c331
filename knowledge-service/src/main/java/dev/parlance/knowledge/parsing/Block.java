package dev.parlance.knowledge.parsing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One thing a reader sees on a page. The page counts from 1 and may be a slide or a sheet. */
public sealed interface Block {

    @Nullable
    Integer page();

    /** A heading; level 1 is the outermost. */
    record Heading(int level, String text, @Nullable Integer page) implements Block {}

    /** A paragraph or, when {@code item} is set, an entry of a list. */
    record Paragraph(String text, boolean item, @Nullable Integer page) implements Block {}

    /**
     * A table with one name per column. A header of several rows is already folded into one; a name may be empty.
     *
     * @param caption what the table says it is about
     */
    record Table(@Nullable String caption, List<String> columns, List<List<String>> rows,
            @Nullable Integer page) implements Block {}
}
