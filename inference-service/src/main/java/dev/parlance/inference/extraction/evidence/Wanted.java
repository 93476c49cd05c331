package dev.parlance.inference.extraction.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Tongue;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.question.Sought;
import dev.parlance.inference.extraction.question.Term;

/** The forms a question looks for, so that a text is compared with all its terms in one walk over the tokens. */
public final class Wanted {

    private static final double ALIKE = 0.85;

    private static final double MISSPELT = 0.8;

    private static final double COMPOUND = 0.75;

    private static final double PART_OF_COMPOUND = 0.6;

    /** Who conducts is a conductor, who designs a designer. */
    private static final List<String> DOERS = List.of("or", "er", "ist");

    private static final int CLOSE = 4;

    private final Question question;

    private final Map<String, List<Hit>> hits = new HashMap<>();

    private record Hit(int term, int form, double strength) {}

    /**
     * @param known forms that occur in the passages: a word of the question that does not is taken for the most similar one that does
     */
    public Wanted(Question question, Set<String> known) {
        this.question = question;
        for (int term = 0; term < terms().size(); term++) {
            addTerm(term, known);
        }
    }

    List<Term> terms() {
        return question.terms();
    }

    private void addTerm(int number, Set<String> known) {
        Term term = terms().get(number);
        for (int form = 0; form < term.forms().size(); form++) {
            want(term.forms().get(form), number, form, 1);
        }
        if (term.isWord() && term.forms().size() == 1) {
            addAlike(number, term, known);
        }
    }

    private void addAlike(int number, Term term, Set<String> known) {
        String form = term.forms().getFirst();
        question.tongue().vocabulary().alike(form).forEach(alike -> want(alike, number, 0, ALIKE));
        if (question.sought() == Sought.PERSON) {
            DOERS.forEach(ending -> want(form + ending, number, 0, ALIKE));
        }
        boolean compounds = question.tongue() == Tongue.GERMAN || question.tongue() == Tongue.DUTCH;
        for (String other : known) {
            if (compounds && Spelling.isPartOf(form, other)) {
                want(other, number, 0, COMPOUND);
            } else if (compounds && Spelling.isPartOf(other, form)) {
                want(other, number, 0, PART_OF_COMPOUND);
            } else if (!known.contains(form) && Spelling.isClose(form, other)) {
                want(other, number, 0, MISSPELT);
            }
        }
    }

    private void want(String form, int term, int part, double strength) {
        hits.computeIfAbsent(form, first -> new ArrayList<>(2)).add(new Hit(term, part, strength));
    }

    boolean wants(Token token) {
        return hits.containsKey(token.form());
    }

    public Match match(List<Token> tokens) {
        double[][] found = new double[terms().size()][];
        int[] last = new int[terms().size()];
        Arrays.fill(last, Integer.MIN_VALUE / 2);
        boolean[] neighbours = new boolean[terms().size()];
        int first = -1;
        for (int at = 0; at < tokens.size(); at++) {
            for (Hit hit : hits.getOrDefault(tokens.get(at).form(), List.of())) {
                note(hit, at, found, last, neighbours);
                first = first < 0 ? tokens.get(at).start() : first;
            }
        }
        return new Match(strengths(found), neighbours, Math.max(0, first));
    }

    private void note(Hit hit, int at, double[][] found, int[] last, boolean[] neighbours) {
        int term = hit.term();
        if (found[term] == null) {
            found[term] = new double[terms().get(term).forms().size()];
        }
        found[term][hit.form()] = Math.max(found[term][hit.form()], hit.strength());
        last[term] = at;
        neighbours[term] |= term > 0 && at - last[term - 1] <= CLOSE;
        if (term + 1 < last.length) {
            neighbours[term + 1] |= at - last[term + 1] <= CLOSE;
        }
    }

    private double[] strengths(double[][] found) {
        double[] strengths = new double[found.length];
        for (int term = 0; term < found.length; term++) {
            strengths[term] = found[term] == null ? 0 : strength(terms().get(term), found[term]);
        }
        return strengths;
    }

    /** Of a name a part may be missing, of a part number no digit may. */
    private static double strength(Term term, double[] found) {
        double sum = 0;
        for (int form = 0; form < found.length; form++) {
            boolean digits = term.forms().get(form).chars().anyMatch(Character::isDigit);
            if (digits && found[form] == 0) {
                return 0;
            }
            sum += found[form];
        }
        double share = sum / found.length;
        boolean named = term.sort() == Term.Sort.NAME && found[lastOfName(term)] > 0;
        boolean half = named ? share < 0.5 : share <= 0.5;
        return half && found.length > 1 ? share / 2 : share;
    }

    /** Of "Clara Venn" the surname may stand alone, of "Zone North" the first word may not. */
    private static int lastOfName(Term term) {
        int last = term.forms().size() - 1;
        return last > 0 && term.surface().contains(",") ? last - 1 : last;
    }
}
