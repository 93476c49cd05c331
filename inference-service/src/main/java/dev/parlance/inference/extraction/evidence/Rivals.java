package dev.parlance.inference.extraction.evidence;

import java.util.HashSet;
import java.util.Set;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Vocabulary;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Statement;

/** Notices a statement that speaks of the opposite: of full-time staff when part-time staff was asked about, of May instead of June. */
final class Rivals {

    private static final double OPPOSITE = 0.65;

    private final Question question;

    private final Vocabulary vocabulary;

    Rivals(Question question) {
        this.question = question;
        this.vocabulary = question.tongue().vocabulary();
    }

    double factor(Statement statement, Match match, double[] covered) {
        double factor = 1;
        for (int term = 0; term < covered.length; term++) {
            Term asked = question.terms().get(term);
            double said = asked.sort() == Term.Sort.KIND ? match.of(term) : covered[term];
            if (said < 0.6 && saysOpposite(asked, statement)) {
                factor *= OPPOSITE;
            }
        }
        return factor;
    }

    /** Exactly one word of the excluding group: two make a range or a choice in which the asked one may be included. */
    private boolean saysOpposite(Term asked, Statement statement) {
        for (String form : asked.forms()) {
            Set<String> said = new HashSet<>(vocabulary.apart(form));
            said.removeAll(question.forms());
            if (!said.isEmpty()) {
                said.retainAll(statement.tokens().stream().map(Token::form).toList());
                if (said.size() == 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
