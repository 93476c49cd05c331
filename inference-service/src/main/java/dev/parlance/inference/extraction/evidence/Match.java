package dev.parlance.inference.extraction.evidence;

/**
 * How far a text speaks of the terms of a question.
 *
 * @param strengths for each term 0 (not at all) to 1 (in these words)
 * @param neighbours for each term whether it stands close to the one before it in the question
 * @param first character at which the first word of the question stands, 0 if none does
 */
public record Match(double[] strengths, boolean[] neighbours, int first) {

    public double of(int term) {
        return strengths[term];
    }

    /** Share of neighbouring terms that are neighbours here, too. */
    double closeness() {
        int close = 0;
        for (boolean neighbour : neighbours) {
            close += neighbour ? 1 : 0;
        }
        return neighbours.length < 2 ? 0 : (double) close / (neighbours.length - 1);
    }
}
