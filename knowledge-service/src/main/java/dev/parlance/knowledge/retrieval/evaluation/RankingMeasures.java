package dev.parlance.knowledge.retrieval.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * How good a ranking is, each measure 0 to 1.
 *
 * @param ndcg normalised discounted cumulative gain of the first {@value #LOOKED_AT}: the grades of the documents, each divided
 *            by the logarithm to base 2 of its place plus one, summed, and divided by the same sum of the best ranking there
 *            could be (Järvelin and Kekäläinen 2002, with the grade itself as gain)
 * @param recall the part of the relevant documents that is among the first {@value #RANKED}
 * @param reciprocal one divided by the place of the first relevant document, 0 without one; the mean over queries is the MRR
 *            (Voorhees 1999)
 * @param relevant how many documents are relevant at all
 * @param found how many of them are among the first {@value #RANKED}
 */
record RankingMeasures(double ndcg, double recall, double reciprocal, int relevant, int found) {

    private static final int LOOKED_AT = 10;

    private static final int RANKED = 100;

    /**
     * @param ranking best first, nothing twice
     * @param grades of what was judged; documents with a grade above 0 are relevant, and there has to be one
     */
    static RankingMeasures of(List<UUID> ranking, Map<UUID, Integer> grades) {
        List<Integer> ideal = grades.values().stream().filter(grade -> grade > 0).sorted(Comparator.reverseOrder())
                .toList();
        List<Integer> gains = ranking.stream().limit(RANKED).map(document -> grades.getOrDefault(document, 0)).toList();
        int found = (int) gains.stream().filter(gain -> gain > 0).count();
        return new RankingMeasures(gained(gains) / gained(ideal), (double) found / ideal.size(), reciprocal(gains),
                ideal.size(), found);
    }

    private static double gained(List<Integer> gains) {
        return IntStream.range(0, Math.min(LOOKED_AT, gains.size()))
                .mapToDouble(place -> gains.get(place) * Math.log(2) / Math.log(place + 2)).sum();
    }

    private static double reciprocal(List<Integer> gains) {
        return IntStream.range(0, gains.size()).filter(place -> gains.get(place) > 0).mapToDouble(
                place -> 1.0 / (place + 1)).findFirst().orElse(0);
    }
}
