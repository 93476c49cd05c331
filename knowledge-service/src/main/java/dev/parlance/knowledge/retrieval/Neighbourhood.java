package dev.parlance.knowledge.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.index.Candidate;

/**
 * Lets a passage share in what those are worth that say nearly the same: texts that answer a question lie close together
 * (van Rijsbergen's cluster hypothesis, 1979; scores smoothed over neighbours: Diaz 2005). Of the best candidates each is
 * lifted towards those of its nearest neighbours among them that are worth more, the further the more they are alike. None
 * is lowered: where a question has one answer, that one stands alone.
 */
final class Neighbourhood {

    /** From the training questions of SciFact. */
    private static final int NEAREST = 5;
    private static final double SHARE = 0.7;

    private final double[][] likenesses;
    private final List<Found> found;

    private Neighbourhood(double[][] likenesses, List<Found> found) {
        this.likenesses = likenesses;
        this.found = found;
    }

    /**
     * @param candidates best first
     * @param found the same, with their scores
     * @return best first by the new scores
     */
    static List<Found> settled(Balance balance, List<Candidate> candidates, List<Found> found) {
        var best = candidates.subList(0, Math.min(Candidate.DIRECTED, candidates.size()));
        var neighbourhood = new Neighbourhood(likenesses(balance, best), found);
        List<Found> settled = new ArrayList<>(found);
        IntStream.range(0, best.size())
                .forEach(place -> settled.set(place, found.get(place).scored(neighbourhood.score(place))));
        settled.sort(Comparator.comparingDouble(Found::score).reversed());
        return settled;
    }

    private double score(int place) {
        double own = found.get(place).score();
        double pull = IntStream.range(0, likenesses.length).filter(other -> other != place)
                .mapToObj(other -> new Neighbour(likenesses[place][other], found.get(other).score() - own))
                .sorted(Comparator.comparingDouble(Neighbour::likeness).reversed()).limit(NEAREST)
                .mapToDouble(Neighbour::pull).sum();
        return own + SHARE * pull / NEAREST;
    }

    private static double likeness(Balance balance, Candidate one, Candidate other) {
        float @Nullable [] left = one.direction();
        float @Nullable [] right = other.direction();
        return left == null || right == null ? 0 : balance.similarity(product(left, right));
    }

    private static double[][] likenesses(Balance balance, List<Candidate> best) {
        double[][] likenesses = new double[best.size()][best.size()];
        for (int one = 0; one < best.size(); one++) {
            for (int other = 0; other < one; other++) {
                likenesses[one][other] = likeness(balance, best.get(one), best.get(other));
                likenesses[other][one] = likenesses[one][other];
            }
        }
        return likenesses;
    }

    private static double product(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }

    /** @param ahead how much more it is worth, below 0 where it is worth less */
    private record Neighbour(double likeness, double ahead) {

        double pull() {
            return likeness * Math.max(0, ahead);
        }
    }
}
