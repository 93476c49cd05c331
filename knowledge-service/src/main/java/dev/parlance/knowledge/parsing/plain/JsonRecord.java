package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.parlance.knowledge.parsing.FieldName;
import dev.parlance.knowledge.parsing.Spacing;

import tools.jackson.databind.JsonNode;

/**
 * One object of a list, laid flat: what lies deeper carries the names above it ({@code address city}).
 *
 * @param fields name to value, in the order of the file
 */
record JsonRecord(Map<String, String> fields) {

    static JsonRecord of(JsonNode node) {
        Map<String, String> fields = new LinkedHashMap<>();
        flatten("", node, fields);
        return new JsonRecord(fields);
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(join(path, field.getKey()), field.getValue(), fields));
        } else {
            String text = text(node);
            if (!text.isEmpty()) {
                fields.merge(path, text, (first, second) -> first + "; " + second);
            }
        }
    }

    private static String join(String path, String name) {
        String spoken = FieldName.spoken(name);
        return path.isEmpty() || spoken.startsWith(path + " ") ? spoken : path + " " + spoken;
    }

    /** A value as words: a list of simple values is a sentence, lists of numbers within lists are drawings and say nothing. */
    static String text(JsonNode node) {
        if (node.isArray()) {
            return list(node);
        }
        return node.isNull() || node.isMissingNode()
                ? ""
                : Spacing.oneLine(node.isObject() ? objectText(node) : node.asString());
    }

    private static String list(JsonNode array) {
        if (isDrawing(array)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        array.values().forEach(value -> parts.add(text(value)));
        parts.removeIf(String::isEmpty);
        boolean simple = array.values().stream().noneMatch(JsonNode::isObject);
        return String.join(simple ? ", " : "; ", parts);
    }

    private static boolean isDrawing(JsonNode array) {
        boolean shapes = !array.isEmpty() && array.values().stream().allMatch(JsonRecord::isPoint);
        return shapes || (array.size() > 16 && isNumbers(array));
    }

    /** Two or more numbers, or lists of such. */
    private static boolean isPoint(JsonNode value) {
        return value.isArray() && value.size() > 1
                && (isNumbers(value) || value.values().stream().allMatch(JsonRecord::isPoint));
    }

    private static boolean isNumbers(JsonNode array) {
        return array.values().stream().allMatch(JsonNode::isNumber);
    }

    private static String objectText(JsonNode object) {
        return of(object).fields().entrySet().stream().filter(field -> !Noise.isNoise(field.getKey(), field.getValue()))
                .map(field -> field.getKey() + ": " + field.getValue()).collect(Collectors.joining(", "));
    }
}
