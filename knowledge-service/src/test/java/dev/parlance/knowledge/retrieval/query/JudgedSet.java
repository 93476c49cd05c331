package dev.parlance.knowledge.retrieval.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A judged test collection in the usual layout: {@code corpus.jsonl}, {@code queries.jsonl}, {@code qrels.tsv}. */
record JudgedSet(List<JsonNode> corpus, Map<String, String> queries, Map<String, Map<String, Integer>> relevant) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param suffix empty for the test queries, {@code -train} for those one may tune on */
    static JudgedSet read(Path folder, String suffix) throws IOException {
        var corpus = lines(folder.resolve("corpus.jsonl"));
        var relevant = relevant(folder.resolve("qrels%s.tsv".formatted(suffix)), ids(corpus));
        Map<String, String> queries = new HashMap<>();
        for (var query : lines(folder.resolve("queries%s.jsonl".formatted(suffix)))) {
            queries.put(query.get("id").asString(), query.get("text").asString());
        }
        queries.keySet().retainAll(relevant.keySet());
        return new JudgedSet(corpus, queries, relevant);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    }

    private static Set<String> ids(List<JsonNode> corpus) {
        Set<String> ids = new HashSet<>();
        corpus.forEach(document -> ids.add(document.get("id").asString()));
        return ids;
    }

    private static Map<String, Map<String, Integer>> relevant(Path file, Set<String> known) throws IOException {
        Map<String, Map<String, Integer>> relevant = new HashMap<>();
        for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
            String[] cells = line.split("\t", -1);
            if (known.contains(cells[1]) && Integer.parseInt(cells[2]) > 0) {
                relevant.computeIfAbsent(cells[0], query -> new HashMap<>()).put(cells[1], Integer.parseInt(cells[2]));
            }
        }
        return relevant;
    }

    /** Normalised discounted cumulative gain of the first ten, the gain being the judged grade. */
    double ndcgAt10(String query, List<String> ranking) {
        var grades = relevant.getOrDefault(query, Map.of());
        double gained = gain(ranking.stream().limit(10).map(id -> grades.getOrDefault(id, 0)).toList());
        return gained / gain(grades.values().stream().sorted((a, b) -> b - a).limit(10).toList());
    }

    double recallAt100(String query, List<String> ranking) {
        var grades = relevant.getOrDefault(query, Map.of());
        return (double) ranking.stream().limit(100).filter(grades::containsKey).count() / grades.size();
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++) {
            gain += grades.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
