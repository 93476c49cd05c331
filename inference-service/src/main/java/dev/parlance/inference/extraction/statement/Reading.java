package dev.parlance.inference.extraction.statement;

import java.util.List;

import dev.parlance.inference.extraction.language.Token;

/**
 * A passage that has been read.
 *
 * @param statements in the order of the text
 * @param title outermost heading over the passage, empty if there is none
 * @param heading tokens of the headings over the passage
 * @param name tokens of the document's name
 */
public record Reading(List<Statement> statements, String title, List<Token> heading, List<Token> name) {

    /** The sentence before, if both belong to one paragraph; else -1. */
    public int before(Statement statement) {
        int before = statement.ordinal() - 1;
        boolean together = before >= 0 && statement.kind() == Statement.Kind.SENTENCE
                && statements.get(before).line() == statement.line();
        return together ? before : -1;
    }
}
