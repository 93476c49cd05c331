package dev.parlance.knowledge.parsing.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FieldName;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableReading;

import tools.jackson.databind.JsonNode;

/** Writes JSON as a document: names become headings and labels, lists of alike objects become tables or entries. */
final class JsonOutline {

    private static final int LONGEST_ROW = 600;

    private static final Set<String> TITLES = Set.of("title", "name", "subject", "headline", "heading", "question",
            "label");

    private final Draft draft;

    private @Nullable String title;

    JsonOutline(Draft draft) {
        this.draft = draft;
    }

    void write(JsonNode root) {
        if (root.isObject()) {
            title = root.properties().stream()
                    .filter(field -> TITLES.contains(field.getKey()) && field.getValue().isString())
                    .map(field -> field.getValue().asString()).findFirst().orElse(null);
        }
        write(root, 1);
    }

    void writeRecords(List<JsonNode> values) {
        records(values, 1);
    }

    @Nullable
    String title() {
        return title;
    }

    private void write(JsonNode node, int level) {
        if (node.isObject()) {
            object(node, level);
        } else if (node.isArray()) {
            array(node, level);
        } else {
            draft.paragraph(JsonRecord.text(node), null);
        }
    }

    private void object(JsonNode node, int level) {
        List<Map.Entry<String, JsonNode>> nested = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue().isContainer() && !isSimpleList(field.getValue())) {
                nested.add(field);
            } else {
                labelled(field.getKey(), JsonRecord.text(field.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> field : nested) {
            draft.heading(level, FieldName.label(field.getKey()), null);
            write(field.getValue(), level + 1);
        }
    }

    private void labelled(String name, String value) {
        String spoken = FieldName.spoken(name);
        if (!value.isEmpty() && !Noise.isNoise(spoken, value)) {
            draft.paragraph(value.length() > LONGEST_ROW ? value : FieldName.label(name) + ": " + value, null);
        }
    }

    private static boolean isSimpleList(JsonNode node) {
        return node.isArray() && node.values().stream().noneMatch(JsonNode::isContainer)
                && JsonRecord.text(node).length() <= LONGEST_ROW;
    }

    private void array(JsonNode array, int level) {
        List<JsonNode> values = new ArrayList<>(array.values());
        if (values.stream().allMatch(JsonNode::isObject)) {
            records(values, level);
        } else if (values.stream().allMatch(JsonNode::isArray)) {
            draft.table(rowsOf(values));
        } else {
            values.forEach(value -> draft.item(JsonRecord.text(value), null));
        }
    }

    private static Block.Table rowsOf(List<JsonNode> values) {
        List<List<String>> rows = values.stream().map(JsonOutline::cells).toList();
        return TableReading.of(Grid.ofTexts(rows), TableReading.Hints.NONE).table(null, null);
    }

    private static List<String> cells(JsonNode row) {
        return row.values().stream().map(JsonRecord::text).toList();
    }

    private void records(List<JsonNode> values, int level) {
        JsonRecords records = new JsonRecords(values.stream().map(JsonRecord::of).toList());
        Optional<ElementDump> dump = ElementDump.of(records);
        if (dump.isPresent()) {
            dump.get().write(draft);
            return;
        }
        if (!records.shared().isEmpty()) {
            draft.paragraph("For all entries: " + line(records.shared()), null);
        }
        if (records.names().size() == 1) {
            records.all().stream().flatMap(each -> each.values().stream()).forEach(text -> draft.paragraph(text, null));
        } else if (records.averageLength() <= LONGEST_ROW) {
            table(records);
        } else {
            records.all().forEach(each -> entry(each, records.prose(), level));
        }
    }

    private void table(JsonRecords records) {
        List<String> names = records.names();
        List<List<String>> rows = records.all().stream().map(each -> values(each, names)).toList();
        if (!rows.isEmpty()) {
            draft.table(new Block.Table(null, names, rows, null));
        }
    }

    private static List<String> values(Map<String, String> fields, List<String> names) {
        return names.stream().map(name -> fields.getOrDefault(name, "")).toList();
    }

    /** A long record: its name as a heading, its short fields on one line, then its text. */
    private void entry(Map<String, String> fields, Optional<String> prose, int level) {
        fields.entrySet().stream().filter(field -> TITLES.contains(field.getKey())).findFirst()
                .ifPresent(name -> draft.heading(level, name.getValue(), null));
        Map<String, String> brief = new LinkedHashMap<>(fields);
        prose.ifPresent(brief::remove);
        draft.paragraph(line(brief), null);
        prose.map(fields::get).ifPresent(text -> draft.paragraph(text, null));
    }

    private static String line(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("; "));
    }
}
