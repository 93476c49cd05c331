package dev.parlance.inference.extraction.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.evidence.Page;
import dev.parlance.inference.extraction.evidence.Candidate;
import dev.parlance.inference.extraction.statement.Statement;

/** For "what is this about": the opening sentences of the best passages, since nothing in particular is looked for. */
public final class Overview {

    private static final int MOST = 3;

    private static final int SHORTEST = 40;

    private Overview() {
    }

    public static List<Finding> of(List<Page> pages) {
        List<Finding> findings = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Page page : pages) {
            Statement opening = opening(page.reading().statements());
            if (opening != null && findings.size() < MOST && said.add(opening.text())) {
                Candidate candidate = new Candidate(page, opening, new double[0], page.score(), 0);
                findings.add(new Finding(candidate, Clip.of(opening.text(), candidate), opening.text(), false));
            }
        }
        return findings;
    }

    private static @Nullable Statement opening(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement.kind() == Statement.Kind.SENTENCE && statement.text().length() >= SHORTEST) {
                return statement;
            }
        }
        return statements.isEmpty() ? null : statements.getFirst();
    }
}
