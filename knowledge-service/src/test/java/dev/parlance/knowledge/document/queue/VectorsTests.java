package dev.parlance.knowledge.document.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Tests for {@link Vectors}. */
class VectorsTests {

    @Test
    void readsWhatItWrote() {
        var random = new Random(7);
        float[] vector = new float[384];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextFloat() - 0.5f;
        }
        assertThat(Vectors.read(Vectors.written(vector))).containsExactly(vector);
    }

    @Test
    void readsLinesAsPostgresqlBreaksThem() {
        float[] vector = {1, -2.5f, Float.MIN_VALUE, Float.MAX_VALUE, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
                16};
        byte[] bytes = Base64.getDecoder().decode(Vectors.written(vector));
        assertThat(Vectors.read(Base64.getMimeEncoder(76, new byte[]{'\n'}).encodeToString(bytes)))
                .containsExactly(vector);
    }
}
