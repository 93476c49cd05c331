package dev.parlance.inference.telemetry;

import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The edges of the histograms, as the OpenTelemetry conventions for generative AI give them. */
final class Edges {

    /** From 10 ms, each twice the one before, to 81.92 s. */
    private static final Duration[] DOUBLING = LongStream.iterate(10, edge -> edge * 2).limit(14)
            .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private static final Duration[] FIRST_TOKEN = millis(1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1_000, 2_500,
            5_000, 7_500, 10_000);

    private static final Duration[] NEXT_TOKEN = millis(10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 750, 1_000,
            2_500);

    /** From 1, each four times the one before, to 67,108,864. */
    private static final double[] TOKENS = DoubleStream.iterate(1, edge -> edge * 4).limit(14).toArray();

    private Edges() {
    }

    static Duration[] ofWork() {
        return DOUBLING.clone();
    }

    static Duration[] ofFirstToken() {
        return FIRST_TOKEN.clone();
    }

    static Duration[] ofNextToken() {
        return NEXT_TOKEN.clone();
    }

    static double[] ofTokens() {
        return TOKENS.clone();
    }

    private static Duration[] millis(long... edges) {
        return LongStream.of(edges).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
