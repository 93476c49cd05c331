package dev.parlance.knowledge.retrieval.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.retrieval.Found;
import dev.parlance.knowledge.retrieval.Ranking;

/** In what order what was found is told. */
public enum Reranker {

    /** By meaning alone. */
    NONE(Ranking.MEANING),
    /** By meaning, with an advantage for the words. */
    LEXICAL(Ranking.MEANING_THEN_WORDS),
    /** By the places in the orders of meaning and of words. */
    RRF(Ranking.BALANCED) {
        @Override
        List<Found> ordered(List<Found> found) {
            return fused(found);
        }
    },
    /** By meaning and words, weighed for each question. */
    SMART(Ranking.BALANCED),

    /** By words alone: to compare the others with, and for those who search for a wording. */
    WORDS(Ranking.WORDS);

    /** Reciprocal rank fusion, Cormack et al. 2009: the constant that keeps the first places from deciding alone. */
    private static final double SMOOTHING = 60;

    private final Ranking ranking;

    Reranker(Ranking ranking) {
        this.ranking = ranking;
    }

    /** By its name, whatever its case; the name of a model, which begins with {@code @}, stands for the best there is. */
    public static Reranker named(@Nullable String name) {
        if (name == null || name.startsWith("@")) {
            return SMART;
        }
        for (Reranker reranker : values()) {
            if (reranker.name().equals(name.toUpperCase(Locale.ROOT))) {
                return reranker;
            }
        }
        throw Failure.invalid("reranker", "The field 'reranker' takes none, lexical, rrf, smart or words.");
    }

    /** Its name as requests give it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Ranking ranking() {
        return ranking;
    }

    /** Whether likeness in meaning is demanded of what is told. */
    boolean demandsLikeness() {
        return this != WORDS;
    }

    /** Best first. */
    List<Found> ordered(List<Found> found) {
        return found;
    }

    /** Scores are parts of what the first in both orders would have. */
    private static List<Found> fused(List<Found> found) {
        Map<UUID, Integer> byMeaning = places(found, Found::similarity);
        Map<UUID, Integer> byWords = places(found, Found::wording);
        List<Found> fused = new ArrayList<>(found.size());
        for (Found passage : found) {
            double parts = part(byMeaning, passage) + part(byWords, passage);
            fused.add(new Found(passage.excerpt(), parts * (SMOOTHING + 1) / 2, passage.similarity(),
                    passage.wording()));
        }
        fused.sort(Comparator.comparingDouble(Found::score).reversed());
        return fused;
    }

    private static double part(Map<UUID, Integer> places, Found passage) {
        Integer place = places.get(passage.excerpt().id());
        return place == null ? 0 : 1 / (SMOOTHING + place);
    }

    /** From 1; what has nothing of it has no place. */
    private static Map<UUID, Integer> places(List<Found> found, ToDoubleFunction<Found> measure) {
        Map<UUID, Integer> places = new HashMap<>();
        found.stream().filter(passage -> measure.applyAsDouble(passage) > 0)
                .sorted(Comparator.comparingDouble(measure).reversed())
                .forEach(passage -> places.put(passage.excerpt().id(), places.size() + 1));
        return places;
    }
}
