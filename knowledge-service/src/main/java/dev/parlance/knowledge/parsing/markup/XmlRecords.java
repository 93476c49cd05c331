package dev.parlance.knowledge.parsing.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.FieldName;

/** Several records of one name in a row. */
record XmlRecords(String name, List<XmlRecord> records) {

    static Optional<XmlRecords> of(List<XmlElement> run, int longest) {
        if (run.size() < 2) {
            return Optional.empty();
        }
        List<XmlRecord> records = run.stream().flatMap(element -> XmlRecord.of(element, longest).stream()).toList();
        boolean alike = records.size() == run.size() && columns(records).size() > 1;
        return alike ? Optional.of(new XmlRecords(run.getFirst().name(), records)) : Optional.empty();
    }

    Block.Table table() {
        List<String> columns = columns(records);
        List<List<String>> rows = records.stream().map(record -> record.values(columns)).toList();
        return new Block.Table(FieldName.label(name), columns, rows, null);
    }

    private static List<String> columns(List<XmlRecord> records) {
        Set<String> columns = new LinkedHashSet<>();
        records.forEach(record -> columns.addAll(record.fields().keySet()));
        return List.copyOf(columns);
    }
}
