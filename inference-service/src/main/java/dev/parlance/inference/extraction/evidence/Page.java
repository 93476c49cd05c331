package dev.parlance.inference.extraction.evidence;

import java.util.List;

import dev.parlance.inference.extraction.statement.Reading;
import dev.parlance.inference.extraction.statement.Statement;

/**
 * A passage compared with the question.
 *
 * @param place of the passage among those given
 * @param document its id
 * @param score of the retrieval, 0 to 1
 * @param reading what it says
 * @param matches of its statements, in their order
 * @param heading match of the headings over it
 * @param name match of the document's name
 * @param body for each term the best match among its sentences
 */
public record Page(int place, String document, double score, Reading reading, List<Match> matches, Match heading,
        Match name, double[] body) {

    public static Page of(int place, String document, double score, Reading reading, Wanted wanted) {
        List<Match> matches = reading.statements().stream().map(statement -> wanted.match(statement.tokens())).toList();
        Page page = new Page(place, document, score, reading, matches, wanted.match(reading.heading()),
                wanted.match(reading.name()),
                new double[wanted.terms().size()]);
        page.fillBody();
        return page;
    }

    public Match match(int ordinal) {
        return matches.get(ordinal);
    }

    /** Rows and items speak for themselves only, so they lend nothing to their siblings. */
    private void fillBody() {
        for (Statement statement : reading.statements()) {
            boolean lends = statement.kind() != Statement.Kind.ROW && statement.kind() != Statement.Kind.ITEM;
            for (int term = 0; lends && term < body.length; term++) {
                body[term] = Math.max(body[term], match(statement.ordinal()).of(term));
            }
        }
    }
}
