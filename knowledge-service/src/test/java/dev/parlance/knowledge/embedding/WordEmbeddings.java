package dev.parlance.knowledge.embedding;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A model for tests that knows nothing but words: texts are near when they share many. */
public final class WordEmbeddings implements Embeddings {

    private static final int DIMENSIONS = 64;

    @Override
    public String name() {
        return "words";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public boolean reads(UnicodeScript script) {
        return script == UnicodeScript.LATIN;
    }

    @Override
    public Mono<float[]> embedQuery(String question) {
        return Mono.fromCallable(() -> vector(question));
    }

    @Override
    public Mono<List<float[]>> embedPassages(List<String> passages) {
        return Flux.fromIterable(passages).map(WordEmbeddings::vector).collectList();
    }

    static float[] vector(String text) {
        float[] sum = new float[DIMENSIONS];
        for (String word : text.toLowerCase(Locale.ROOT).split("[\\p{P}\\s]+")) {
            if (!word.isEmpty()) {
                add(new Random(word.hashCode()), sum);
            }
        }
        return sum;
    }

    private static void add(Random word, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) word.nextGaussian();
        }
    }
}
