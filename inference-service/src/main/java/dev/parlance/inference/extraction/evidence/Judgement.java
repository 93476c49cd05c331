package dev.parlance.inference.extraction.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Statement;

/** Ranks the statements of all passages by how well they answer the question, and knows how much is enough. */
public final class Judgement {

    /** Evidence from which on a statement counts as an answer. */
    public static final double ENOUGH = 0.6;

    private static final double MISSING_KEY = 0.7;

    private static final double MISSING_CRUX = 0.8;

    /** For a word that none of the passages knows. */
    private static final double UNHEARD_OF = 0.9;

    /** Below this share of the question nothing else can make an answer of a statement. */
    private static final double HOPELESS = 0.45;

    private static final double NARROWER = 0.75;

    private static final double CLOSENESS = 0.12;

    private static final double RETRIEVAL = 0.05;

    private static final double OWN_WORDS = 0.1;

    private static final double CAPTION = 0.1;

    private static final double ASKS_ITSELF = 0.2;

    private static final double INDIRECT = 0.8;

    /** For a table row whose name is what the question says, and nothing else. */
    private static final double LABEL = 0.1;

    private static final double COUNTED = 0.1;

    private static final double KIND = 0.85;

    private final Question question;

    private final List<Page> pages;

    private final Weights weights;

    private final Coverage coverage;

    private final Evidence evidence;

    private final Rivals rivals;

    private final RowFitness rows;

    private final Extremes extremes;

    public Judgement(Question question, List<Page> pages, Wanted wanted) {
        this.question = question;
        this.pages = pages;
        this.weights = new Weights(question.terms(), pages);
        this.coverage = new Coverage(question, pages);
        this.evidence = new Evidence(question);
        this.rivals = new Rivals(question);
        this.rows = new RowFitness(question, wanted);
        this.extremes = new Extremes(question, wanted, weights, pages);
    }

    public Coverage coverage() {
        return coverage;
    }

    public Weights weights() {
        return weights;
    }

    /** All statements that are answers, best first. */
    public List<Candidate> answers() {
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
        double[] covered = coverage.of(page, statement);
        double[] hoped = covered.clone();
        liftKinds(hoped, 1);
        extremes.lift(statement, hoped);
        if (weights.share(hoped) < HOPELESS) {
            return new Candidate(page, statement, covered, 0, 0);
        }
        return judge(page, statement, covered);
    }

    private Candidate judge(Page page, Statement statement, double[] covered) {
        double fit = evidence.fit(statement);
        liftKinds(covered, fit);
        extremes.lift(statement, covered);
        double share = weights.share(covered) * keys(covered)
                * rivals.factor(statement, page.match(statement.ordinal()), covered)
                * rowFactor(page, statement) * directness(page, statement);
        double counted = evidence.counts(statement) ? COUNTED : 0;
        double found = counted + share * (question.sought().isStrict() ? 0.5 + 0.5 * fit : 0.75 + 0.25 * fit);
        double rank = found + CLOSENESS * page.match(statement.ordinal()).closeness()
                + RETRIEVAL * page.score()
                + OWN_WORDS * weights.share(page.match(statement.ordinal()).strengths()) + LABEL * rows.label(statement)
                - penalty(statement);
        return new Candidate(page, statement, covered, found, rank);
    }

    /** What only stands in a document whose name fits is hardly said about what was asked. */
    private double directness(Page page, Statement statement) {
        int above = statement.above();
        for (int term = 0; term < question.terms().size(); term++) {
            boolean near = page.match(statement.ordinal()).of(term) >= 0.5 || page.heading().of(term) >= 0.5
                    || above >= 0 && page.match(above).of(term) >= 0.5;
            if (near) {
                return 1;
            }
        }
        return INDIRECT;
    }

    private double rowFactor(Page page, Statement statement) {
        return extremes.wins(statement) ? 1 : extremes.factor(statement) * rows.factor(page, statement);
    }

    /** A statement without the name, number or deed that was asked about is probably about another. */
    private double keys(double[] covered) {
        double factor = 1;
        for (int term = 0; term < covered.length; term++) {
            factor *= covered[term] < 0.4 ? missing(question.terms().get(term), term, covered) : 1;
        }
        return factor;
    }

    private double missing(Term asked, int term, double[] covered) {
        if (asked.isKey()) {
            return MISSING_KEY;
        }
        boolean word = asked.sort() == Term.Sort.WORD;
        double crux = word && asked.crux() ? MISSING_CRUX : 1;
        if (!word || !weights.isUnheardOf(term)) {
            return crux;
        }
        double unheardOf = asked.weight() >= 1 ? UNHEARD_OF : 1;
        return crux * (narrows(asked, term, covered) ? NARROWER : unheardOf);
    }

    /** "Law students" are not students of any kind: a word right before one that is met narrows it. */
    private boolean narrows(Term asked, int term, double[] covered) {
        int next = term + 1;
        return asked.weight() >= 0.7 && next < covered.length && covered[next] >= 0.8
                && question.text().contains(asked.surface() + " " + question.terms().get(next).surface());
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
