package dev.parlance.knowledge.index;

import org.jspecify.annotations.Nullable;

/** Vectors are kept and compared at length one, so that a dot product is the cosine. */
public final class Direction {

    private Direction() {
    }

    /** The vector at length one, or nothing where it points nowhere. */
    public static float @Nullable [] of(float @Nullable [] vector) {
        if (vector == null) {
            return null;
        }
        double length = length(vector);
        if (length == 0 || !Double.isFinite(length)) {
            return null;
        }
        float[] direction = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            direction[i] = (float) (vector[i] / length);
        }
        return direction;
    }

    private static double length(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
