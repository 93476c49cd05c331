package dev.parlance.inference.extraction;

import java.util.List;

import dev.parlance.inference.extraction.statement.Reading;
import dev.parlance.inference.extraction.statement.Statement;

/**
 * A passage compared with the question.
 *
 * @param passage the passage
 * @param reading what it says
 * @param matches of its statements, in their order
 * @param heading match of the headings over it
 * @param name match of the document's name
 * @param body for each term the best match among its sentences
 */
record Page(Passage passage, Reading reading, List<Match> matches, Match heading, Match name, double[] body) {

    static Page of(Passage passage, Reading reading, Wanted wanted) {
        List<Match> matches = reading.statements().stream().map(statement -> wanted.match(statement.tokens())).toList();
        Page page = new Page(passage, reading, matches, wanted.match(reading.heading()), wanted.match(reading.name()),
                new double[wanted.terms().size()]);
        page.fillBody();
        return page;
    }

    Match match(int ordinal) {
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
