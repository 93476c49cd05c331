package dev.parlance.knowledge.chunking;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that is found, read and cited on its own.
 *
 * <p>The text is made of lines. A line of prose is a paragraph, a line that starts with {@code "- "} a list item, and a
 * line holding {@code " | "} one row of a table, each cell written as {@code column: value} where the column has a name.
 *
 * @param ordinal place in the document, from 0
 * @param text what is embedded, searched and shown
 * @param heading the title of the document and the headings above it, outermost first, joined by {@code " > "}; the document's
 * name if it has neither
 * @param page the page, slide or sheet it begins on, from 1
 */
public record Chunk(int ordinal, String text, @Nullable String heading, @Nullable Integer page) {}
