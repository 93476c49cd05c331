package dev.parlance.inference.extraction;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a document that retrieval found for a question.
 *
 * @param documentId the document
 * @param documentName its name as people know it
 * @param chunkId the piece
 * @param heading headings over the piece, outermost first, such as {@code Report > Sales}
 * @param page page it begins on, counted from 1
 * @param text lines: paragraphs, {@code - list items}, table rows {@code Column: value | Column: value}
 * @param score of the retrieval, 0 to 1
 */
public record Passage(String documentId, String documentName, String chunkId, @Nullable String heading,
        @Nullable Integer page, String text,
        double score) {}
