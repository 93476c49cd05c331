package dev.parlance.knowledge.index.scale;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.parlance.knowledge.index.Passage;

/**
 * Chunks as real ones lie: vectors of 384 dimensions around a thousand themes, with a cosine of about 0.7 to the theme, and
 * texts of 120 words of which few are frequent and most are rare (Zipf). The same number makes the same chunk.
 */
final class SyntheticChunks {

    static final int DIMENSIONS = 384;

    private static final int THEMES = 1_000;
    private static final int VOCABULARY = 40_000;
    private static final double ZIPF = 1.07;
    private static final int WORDS = 120;

    private final float[][] themes = new float[THEMES][];
    private final double[] cumulated = new double[VOCABULARY];

    SyntheticChunks() {
        var random = new Random(1);
        Arrays.setAll(themes, i -> direction(random, 1));
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            sum += Math.pow(i + 1, -ZIPF);
            cumulated[i] = sum;
        }
    }

    Passage chunk(int ordinal, long number) {
        return new Passage(ordinal, text(new Random(number), WORDS), null, null, vector(number));
    }

    /** A chunk is like its theme, a question (a negative number) too. */
    float[] vector(long number) {
        var random = new Random(~number);
        float[] theme = themes[random.nextInt(THEMES)];
        float[] vector = direction(random, 1);
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] += theme[i];
        }
        return vector;
    }

    String question(long number) {
        return text(new Random(number), 7);
    }

    private String text(RandomGenerator random, int words) {
        return IntStream.range(0, words).mapToObj(i -> word(random)).collect(Collectors.joining(" "));
    }

    private String word(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
        int rank = found < 0 ? -found - 1 : found;
        return List.of("ka", "mo", "ri", "tu", "ne").get(rank % 5) + Integer.toString(rank + 1_000, 36)
                .replaceAll("[0-9]", "x") + (char) ('a' + rank % 23);
    }

    private static float[] direction(Random random, double length) {
        float[] vector = new float[DIMENSIONS];
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] *= (float) (length / Math.sqrt(sum));
        }
        return vector;
    }
}
