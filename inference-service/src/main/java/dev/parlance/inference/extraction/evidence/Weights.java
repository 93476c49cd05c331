package dev.parlance.inference.extraction.evidence;

import java.util.List;

import dev.parlance.inference.extraction.question.Term;

/** How much each term of a question matters: by what it is, and the more the fewer statements speak of it. */
public final class Weights {

    /** What is left of the weight of a term that every statement contains. */
    private static final double FLOOR = 0.6;

    private final double[] weights;

    private final boolean[] unheardOf;

    private final double total;

    Weights(List<Term> terms, List<Page> pages) {
        int statements = pages.stream().mapToInt(page -> page.matches().size()).sum();
        weights = new double[terms.size()];
        unheardOf = new boolean[terms.size()];
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            int frequency = frequency(term, pages);
            unheardOf[term] = frequency == 0;
            double rarity = rarity(statements, frequency);
            weights[term] = terms.get(term).weight() * (FLOOR + (1 - FLOOR) * rarity);
            sum += weights[term];
        }
        total = sum;
    }

    double of(int term) {
        return weights[term];
    }

    /** True if no passage speaks of the term. */
    boolean isUnheardOf(int term) {
        return unheardOf[term];
    }

    /** The weighted share of the terms that is covered, 0 to 1. */
    public double share(double[] covered) {
        double sum = 0;
        for (int term = 0; term < weights.length; term++) {
            sum += weights[term] * covered[term];
        }
        return total == 0 ? 0 : sum / total;
    }

    private static int frequency(int term, List<Page> pages) {
        int count = 0;
        for (Page page : pages) {
            for (Match match : page.matches()) {
                count += match.of(term) >= 0.5 ? 1 : 0;
            }
            count += page.heading().of(term) >= 0.5 || page.name().of(term) >= 0.5 ? 1 : 0;
        }
        return count;
    }

    /** 1 for a term nobody mentions, towards 0 for one that all do: log((n+1)/(f+1)) / log(n+1). */
    private static double rarity(int statements, int frequency) {
        return statements == 0 ? 1 : Math.log((statements + 1.0) / (frequency + 1.0)) / Math.log(statements + 1.0);
    }
}
