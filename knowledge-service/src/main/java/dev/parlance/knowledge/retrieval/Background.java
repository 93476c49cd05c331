package dev.parlance.knowledge.retrieval;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.knowledge.embedding.Embeddings;

/**
 * The cosine that a question and a passage have under a model though they have nothing to do with each other. Models
 * differ widely in it, from 0 to 0.8. It is measured once, with questions and statements about unrelated things.
 */
final class Background {

    private static final List<String> QUESTIONS = List.of("How long does the battery of the drill last?",
            "Who may sign a contract for the company?", "What does the kidney do with salt?",
            "When was the bridge over the river closed?", "Which wine goes with grilled fish?",
            "How is the memory of a process protected?");

    private static final List<String> STATEMENTS = List.of(
            "The orchestra rehearses on Tuesdays, and guests are welcome in the last rows.",
            "Tomatoes need at least six hours of sun and should not stand in wet soil.",
            "Interest on late payments is charged from the day after the invoice was due.",
            "In the second half the visiting team lost two players to injuries.",
            "Glaciers carry rocks for many miles and leave them where the ice melts.",
            "Passengers with small children are asked to come to the gate first.");

    private Background() {
    }

    /** The mean over all pairs; asked for again only after a failure. */
    static Mono<Double> of(Embeddings embeddings) {
        var questions = Flux.fromIterable(QUESTIONS).concatMap(embeddings::embedQuery).collectList();
        return Mono.zip(questions, embeddings.embedPassages(STATEMENTS), Background::mean)
                .cache(known -> Duration.ofDays(10_000), failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    private static double mean(List<float[]> questions, List<float[]> statements) {
        double mean = questions.stream().flatMap(question -> statements.stream().map(other -> cosine(question, other)))
                .mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.clamp(mean, 0, 0.95);
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double lengths = 0;
        double otherLengths = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            lengths += one[i] * one[i];
            otherLengths += other[i] * other[i];
        }
        return lengths * otherLengths == 0 ? 0 : product / Math.sqrt(lengths * otherLengths);
    }
}
