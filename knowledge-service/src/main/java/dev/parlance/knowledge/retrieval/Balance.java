package dev.parlance.knowledge.retrieval;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

import dev.parlance.knowledge.index.Candidate;
import dev.parlance.knowledge.index.Worth;
import dev.parlance.knowledge.index.words.Terms;

/**
 * How much meaning and wording weigh for one question. Both measures are absolute, not stretched to the best of a list,
 * so where the words of the question do not occur, wording is small by itself and meaning decides.
 *
 * @param meaning the weight of meaning, 0 to 1; wording has the rest
 * @param background the cosine that unrelated texts have under the model
 */
record Balance(double meaning, double background) implements Worth {

    /** From the training questions of SciFact and the short answers of the bench: 0.65 to 0.8 is within 0.01 nDCG there. */
    private static final double USUAL = 0.75;
    /** What is left where the model cannot read: names in Latin letters still count a little. */
    private static final double LEAST = 0.1;

    static Balance wordsOnly() {
        return new Balance(0, 0);
    }

    /** @param reads the scripts the model was made for */
    static Balance of(String question, Predicate<UnicodeScript> reads, double background) {
        double codes = shareOfCodes(Terms.ofQuestion(question));
        return new Balance(Math.max(LEAST, USUAL * shareRead(question, reads) * (1 - codes / 2)), background);
    }

    @Override
    public double of(double cosine, double wording) {
        return meaning * similarity(cosine) + (1 - meaning) * shown(wording);
    }

    Found judge(Candidate candidate, Ranking ranking) {
        return new Found(candidate.excerpt(), ranking.of(this, candidate.cosine(), candidate.wording()),
                similarity(candidate.cosine()), shown(candidate.wording()));
    }

    /** What it is worth by meaning and words together, whatever it was ranked by. */
    double worth(Candidate candidate) {
        return of(candidate.cosine(), candidate.wording());
    }

    double similarity(double cosine) {
        return Math.clamp((cosine - background) / (1 - background), 0, 1);
    }

    /**
     * Beside meaning, wording counts as it is: where only some words of a question occur, they mostly do by chance. Where
     * it has to stand for meaning, the root makes it fill its range, for all words said once are about a half of it.
     */
    double shown(double wording) {
        return Math.pow(Math.clamp(wording, 0, 1), (1 + Math.min(1, meaning / USUAL)) / 2);
    }

    private static double shareRead(String question, Predicate<UnicodeScript> reads) {
        int[] letters = question.codePoints().filter(Character::isLetter).toArray();
        long read = Arrays.stream(letters).filter(letter -> reads.test(UnicodeScript.of(letter))).count();
        return letters.length == 0 ? 1 : (double) read / letters.length;
    }

    /** Part numbers, amounts and dates: their vectors say little, and a match of the words says all. */
    private static double shareOfCodes(Map<String, Integer> terms) {
        long codes = terms.keySet().stream().filter(term -> term.codePoints().anyMatch(Character::isDigit)).count();
        return terms.isEmpty() ? 0 : (double) codes / terms.size();
    }
}
