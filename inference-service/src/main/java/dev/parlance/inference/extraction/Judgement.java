package dev.parlance.inference.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Statement;

/** Ranks the statements of all passages by how well they answer the question, and knows how much is enough. */
final class Judgement {

    /** Evidence from which on a statement counts as an answer. */
    static final double ENOUGH = 0.6;

    private static final double MISSING_KEY = 0.7;

    private static final double MISSING_CRUX = 0.8;

    /** For a word that none of the passages knows. */
    private static final double UNHEARD_OF = 0.9;

    private static final double CLOSENESS = 0.12;

    private static final double RETRIEVAL = 0.05;

    private static final double OWN_WORDS = 0.1;

    private static final double CAPTION = 0.1;

    private static final double ASKS_ITSELF = 0.2;

    /** For a table row whose name is what the question says, and nothing else. */
    private static final double LABEL = 0.06;

    private static final double COUNTED = 0.1;

    private static final double KIND = 0.85;

    private final Question question;

    private final List<Page> pages;

    private final Weights weights;

    private final Coverage coverage;

    private final Evidence evidence;

    private final Rivals rivals;

    private final RowFitness rows;

    Judgement(Question question, List<Page> pages, Wanted wanted) {
        this.question = question;
        this.pages = pages;
        this.weights = new Weights(question.terms(), pages);
        this.coverage = new Coverage(question, pages);
        this.evidence = new Evidence(question);
        this.rivals = new Rivals(question);
        this.rows = new RowFitness(question, wanted);
    }

    Coverage coverage() {
        return coverage;
    }

    Weights weights() {
        return weights;
    }

    /** All statements that are answers, best first. */
    List<Candidate> answers() {
        return ranked().stream().filter(candidate -> candidate.evidence() >= ENOUGH).toList();
    }

    List<Candidate> ranked() {
        List<Candidate> candidates = new ArrayList<>();
        for (Page page : pages) {
            page.reading().statements().forEach(statement -> candidates.add(judge(page, statement)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::rank).reversed());
        return candidates;
    }

    private Candidate judge(Page page, Statement statement) {
        double fit = evidence.fit(statement);
        double[] covered = coverage.of(page, statement);
        liftKinds(covered, fit);
        double share = weights.share(covered) * keys(covered) * rivals.factor(statement, covered)
                * rows.factor(page, statement);
        double counted = evidence.counts(statement) ? COUNTED : 0;
        double found = counted + share * (question.sought().isStrict() ? 0.5 + 0.5 * fit : 0.75 + 0.25 * fit);
        double rank = found + CLOSENESS * page.match(statement.ordinal()).closeness()
                + RETRIEVAL * page.passage().score()
                + OWN_WORDS * weights.share(page.match(statement.ordinal()).strengths()) + LABEL * rows.label(statement)
                - penalty(statement);
        return new Candidate(page, statement, covered, found, rank);
    }

    /** A statement without the name, number or deed that was asked about is probably about another. */
    private double keys(double[] covered) {
        double factor = 1;
        for (int term = 0; term < covered.length; term++) {
            factor *= covered[term] < 0.4 ? missing(question.terms().get(term), term) : 1;
        }
        return factor;
    }

    private double missing(Term asked, int term) {
        if (asked.isKey()) {
            return MISSING_KEY;
        }
        boolean word = asked.sort() == Term.Sort.WORD;
        return (word && asked.crux() ? MISSING_CRUX : 1)
                * (word && asked.weight() >= 1 && weights.isUnheardOf(term) ? UNHEARD_OF : 1);
    }

    /** A price stands for the word "price", a date for "year". */
    private void liftKinds(double[] covered, double fit) {
        for (int term = 0; term < covered.length; term++) {
            if (question.terms().get(term).sort() == Term.Sort.KIND) {
                covered[term] = Math.max(covered[term], (question.sought().isContact() ? 1 : KIND) * fit);
            }
        }
    }

    private static double penalty(Statement statement) {
        double late = Math.min(0.02, statement.ordinal() * 0.001);
        double question = statement.text().endsWith("?") || statement.text().endsWith("？") ? ASKS_ITSELF : 0;
        return question + (statement.kind() == Statement.Kind.CAPTION ? CAPTION + late : late);
    }
}
