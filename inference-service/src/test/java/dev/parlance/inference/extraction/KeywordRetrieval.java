package dev.parlance.inference.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small BM25 over passages, standing in for the retrieval that the product has; k1 = 1.2, b = 0.75. */
final class KeywordRetrieval {

    private final List<Passage> passages;

    private final List<Map<String, Integer>> counts = new ArrayList<>();

    private final Map<String, Integer> documentFrequency = new HashMap<>();

    private final double averageLength;

    KeywordRetrieval(List<Passage> passages) {
        this.passages = passages;
        for (Passage passage : passages) {
            Map<String, Integer> words = new HashMap<>();
            words(passage.documentName() + " " + passage.heading() + " " + passage.text())
                    .forEach(word -> words.merge(word, 1, Integer::sum));
            words.keySet().forEach(word -> documentFrequency.merge(word, 1, Integer::sum));
            counts.add(words);
        }
        averageLength = counts.stream().flatMap(words -> words.values().stream()).mapToInt(Integer::intValue).sum()
                / (double) counts.size();
    }

    List<Passage> best(String question, int most) {
        Set<String> asked = Set.copyOf(words(question).toList());
        Map<Integer, Double> scores = new HashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            scores.put(i, score(asked, counts.get(i)));
        }
        double top = Math.max(1e-9, scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most).map(hit -> scored(passages.get(hit.getKey()), hit.getValue() / top)).toList();
    }

    private double score(Set<String> asked, Map<String, Integer> words) {
        double length = words.values().stream().mapToInt(Integer::intValue).sum() / averageLength;
        double score = 0;
        for (String word : asked) {
            int times = words.getOrDefault(word, 0);
            int documents = documentFrequency.getOrDefault(word, 0);
            double rarity = Math.log(1 + (counts.size() - documents + 0.5) / (documents + 0.5));
            score += rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length));
        }
        return score;
    }

    private static Passage scored(Passage passage, double score) {
        return new Passage(passage.documentId(), passage.documentName(), passage.chunkId(), passage.heading(),
                passage.page(), passage.text(), score);
    }

    /** Words without a plural s; one by one the characters of scripts without spaces. */
    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+|(?<=[\\u3040-\\u9fff\\uac00-\\ud7a3])"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }
}
