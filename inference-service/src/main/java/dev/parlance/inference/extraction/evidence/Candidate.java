package dev.parlance.inference.extraction.evidence;

import dev.parlance.inference.extraction.statement.Statement;

/**
 * A statement that may answer the question.
 *
 * @param page where it stands
 * @param statement the statement
 * @param covered for each term how far it is spoken of, 0 to 1
 * @param evidence how far statement and question meet, 0 to 1: below {@link Judgement#ENOUGH} it is no answer
 * @param rank the order among those that are
 */
public record Candidate(Page page, Statement statement, double[] covered, double evidence, double rank) {

    /** Where in the statement the first word of the question stands, 0 if none does. */
    public int firstMatch() {
        return match().first();
    }

    public String document() {
        return page.document();
    }

    public Match match() {
        return page.match(statement.ordinal());
    }
}
