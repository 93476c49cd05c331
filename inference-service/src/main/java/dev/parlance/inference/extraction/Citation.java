package dev.parlance.inference.extraction;

import org.jspecify.annotations.Nullable;

/**
 * Where a part of an answer stands.
 *
 * @param number in the text, as {@code [1]}
 * @param documentId the document
 * @param documentName its name as people know it
 * @param chunkId the piece of the document
 * @param heading headings over the piece
 * @param page page the piece begins on, counted from 1
 * @param quote the words of the document that support the answer, as they stand there
 * @param score how well they answer the question, 0 to 1
 */
public record Citation(int number, String documentId, String documentName, String chunkId, @Nullable String heading,
        @Nullable Integer page,
        String quote, double score) {}
