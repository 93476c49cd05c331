package dev.parlance.inference.extraction.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Term;
import dev.parlance.inference.extraction.statement.Reading;
import dev.parlance.inference.extraction.statement.Statement;

/**
 * How far a statement, read where it stands, speaks of each term of the question. What the statement says counts in full; what stands over
 * it, before it or elsewhere in its document counts in part.
 */
public final class Coverage {

    private static final double HEADING = 0.8;

    private static final double ABOVE = 0.8;

    /** Below a heading that is a question the first sentence answers it, the others less so. */
    private static final double BELOW_ANSWER = 0.5;

    private static final double NAME = 0.65;

    private static final double POINTED_AT = 0.9;

    private static final double BEFORE = 0.55;

    /** "It" is what the sentence before speaks of, and only then what the heading says. */
    private static final double POINTING_AWAY = 0.75;

    private static final double NEARBY = 0.6;

    private static final int CARD = 4;

    private static final double BODY = 0.45;

    private static final double BODY_BESIDE_RIVAL = 0.2;

    private static final double DOCUMENT = 0.25;

    private final Question question;

    private final Map<String, double[]> documents = new HashMap<>();

    Coverage(Question question, List<Page> pages) {
        this.question = question;
        pages.forEach(this::addDocument);
    }

    private void addDocument(Page page) {
        double[] known = documents.computeIfAbsent(page.document(),
                id -> new double[question.terms().size()]);
        for (int term = 0; term < known.length; term++) {
            known[term] = Math.max(known[term], Math.max(page.body()[term], page.heading().of(term)));
        }
    }

    /** For each term 0 to 1. */
    double[] of(Page page, Statement statement) {
        double[] covered = page.match(statement.ordinal()).strengths().clone();
        double distance = pointsBack(statement) ? POINTING_AWAY : 1;
        lend(covered, page.heading().strengths(), HEADING * distance);
        lend(covered, page.name().strengths(), NAME * distance);
        lendFromAbove(covered, page, statement);
        lendFromBefore(covered, page, statement);
        if (isShort(statement)) {
            lendFromCard(covered, page, statement);
        }
        lendFromDocument(covered, page);
        lendFromBody(covered, page, statement);
        return covered;
    }

    private static void lend(double[] covered, double[] source, double strength) {
        for (int term = 0; term < covered.length; term++) {
            covered[term] = Math.max(covered[term], source[term] * strength);
        }
    }

    /** What a question turns on must stand near its answer; the rest may be said anywhere in the document. */
    private void lendFromDocument(double[] covered, Page page) {
        double[] document = documents.getOrDefault(page.document(), new double[covered.length]);
        for (int term = 0; term < covered.length; term++) {
            double strength = question.terms().get(term).crux() ? 0 : DOCUMENT;
            covered[term] = Math.max(covered[term], document[term] * strength);
        }
    }

    private static void lendFromAbove(double[] covered, Page page, Statement statement) {
        boolean later = statement.above() >= 0 && statement.ordinal() > statement.above() + 1;
        boolean asked = later && page.reading().statements().get(statement.above()).text().endsWith("?");
        double strength = asked ? BELOW_ANSWER : ABOVE;
        for (int above = statement.above(); above >= 0 && strength > 0.4; strength *= ABOVE) {
            lend(covered, page.match(above).strengths(), strength);
            above = page.reading().statements().get(above).above();
        }
    }

    private void lendFromBefore(double[] covered, Page page, Statement statement) {
        int before = page.reading().before(statement);
        if (before >= 0) {
            lend(covered, page.match(before).strengths(), pointsBack(statement) ? POINTED_AT : BEFORE);
        }
    }

    /** True if the statement begins with a word that stands for something in the one before. */
    public boolean pointsBack(Statement statement) {
        if (statement.tokens().isEmpty() || statement.kind() != Statement.Kind.SENTENCE) {
            return false;
        }
        String first = statement.tokens().getFirst().in(statement.text()).toLowerCase(java.util.Locale.ROOT);
        return question.tongue().vocabulary().isPronoun(first);
    }

    private static boolean isShort(Statement statement) {
        return statement.kind() == Statement.Kind.FIELD || statement.kind() == Statement.Kind.CAPTION;
    }

    /** Short lines in a row (an address, a form) speak of one thing. */
    private static void lendFromCard(double[] covered, Page page, Statement statement) {
        Reading reading = page.reading();
        for (int step : new int[]{-1, 1}) {
            int other = statement.ordinal() + step;
            for (int distance = 1; distance <= CARD && other >= 0 && other < reading.statements().size(); distance++) {
                if (!isShort(reading.statements().get(other))) {
                    break;
                }
                lend(covered, page.match(other).strengths(), NEARBY);
                other += step;
            }
        }
    }

    private void lendFromBody(double[] covered, Page page, Statement statement) {
        boolean rival = namesAnother(statement);
        for (int term = 0; term < covered.length; term++) {
            Term asked = question.terms().get(term);
            double strength = asked.isKey() && rival ? BODY_BESIDE_RIVAL : BODY;
            covered[term] = Math.max(covered[term], page.body()[term] * strength);
        }
    }

    /** True if the sentence names somebody or something the question does not: then it may not be about what was asked. */
    private boolean namesAnother(Statement statement) {
        if (question.tongue() == Tongue.GERMAN || !statement.cells().isEmpty()) {
            return false;
        }
        for (Token token : statement.tokens()) {
            boolean name = token.capital() && token.start() > 0 && token.kind() == Token.Kind.WORD;
            if (name && !question.forms().contains(token.form())) {
                return true;
            }
        }
        return false;
    }
}
