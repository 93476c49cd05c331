package dev.parlance.knowledge.retrieval.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Asked;
import dev.parlance.knowledge.retrieval.evaluation.Evaluations.Judged;

/** Gathers judgements into queries. Those without a relevant document in the collection cannot be measured and are left out. */
final class JudgedQueries {

    private final Map<String, Map<UUID, Integer>> grades = new LinkedHashMap<>();

    private int unknown;

    void add(Row row) {
        if (row.document() == null) {
            unknown++;
        } else {
            grades.computeIfAbsent(row.query(), query -> new HashMap<>()).put(row.document(), row.relevance());
        }
    }

    Judged judged() {
        List<Asked> asked = new ArrayList<>();
        grades.forEach((query, judged) -> {
            if (judged.values().stream().anyMatch(grade -> grade > 0)) {
                asked.add(new Asked(asked.size(), query, judged));
            }
        });
        return new Judged(asked, unknown);
    }

    /** @param document nothing where it is not in the collection */
    record Row(String query, @Nullable UUID document, int relevance) {}
}
