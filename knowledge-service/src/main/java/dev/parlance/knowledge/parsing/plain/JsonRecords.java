package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A list of alike objects and what is worth telling of them. */
final class JsonRecords {

    private static final int ENOUGH_TO_COMPARE = 3;

    private final List<Map<String, String>> records = new ArrayList<>();

    private final Map<String, String> shared = new LinkedHashMap<>();

    JsonRecords(List<JsonRecord> raw) {
        Set<String> names = new LinkedHashSet<>();
        raw.forEach(each -> names.addAll(each.fields().keySet()));
        raw.forEach(each -> records.add(new LinkedHashMap<>(each.fields())));
        names.stream().filter(name -> isNoise(name)).toList().forEach(this::drop);
        names.stream().filter(this::isShared).toList().forEach(this::share);
        records.removeIf(Map::isEmpty);
    }

    /** The records in order, without noise and without what all of them share. */
    List<Map<String, String>> all() {
        return records;
    }

    /** What holds for every record alike. */
    Map<String, String> shared() {
        return shared;
    }

    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        records.forEach(each -> names.addAll(each.keySet()));
        return List.copyOf(names);
    }

    double averageLength() {
        return records.stream().mapToInt(each -> each.values().stream().mapToInt(String::length).sum()).average()
                .orElse(0);
    }

    /** The field that holds running text, if one does. */
    Optional<String> prose() {
        return names().stream().filter(name -> averageLength(name) > 80)
                .max((one, other) -> Double.compare(averageLength(one), averageLength(other)));
    }

    private double averageLength(String name) {
        return records.stream().filter(each -> each.containsKey(name))
                .mapToInt(each -> each.getOrDefault(name, "").length()).average().orElse(0);
    }

    private boolean isNoise(String name) {
        List<String> values = values(name);
        long noise = values.stream().filter(value -> Noise.isNoise(name, value)).count();
        return noise * 10 >= values.size() * 9L;
    }

    private boolean isShared(String name) {
        List<String> values = values(name);
        return records.size() >= ENOUGH_TO_COMPARE && values.size() == records.size() && Set.copyOf(values).size() == 1;
    }

    private void share(String name) {
        shared.put(name, values(name).getFirst());
        drop(name);
    }

    private void drop(String name) {
        records.forEach(each -> each.remove(name));
    }

    private List<String> values(String name) {
        return records.stream().filter(each -> each.containsKey(name)).map(each -> each.getOrDefault(name, ""))
                .toList();
    }
}
