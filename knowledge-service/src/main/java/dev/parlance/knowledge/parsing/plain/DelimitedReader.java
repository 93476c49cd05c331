package dev.parlance.knowledge.parsing.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.encoding.PlainText;
import dev.parlance.knowledge.parsing.table.Grid;
import dev.parlance.knowledge.parsing.table.TableReading;

/** Reads tables written with a delimiter, which it finds out. */
final class DelimitedReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.DELIMITED);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        String text = PlainText.decode(Files.readAllBytes(source.file()));
        Draft draft = new Draft(source.limits());
        draft.foresee(text.length() / 2);
        for (List<List<String>> part : parts(records(text, source), source.limits())) {
            addTable(part, draft);
        }
        return draft.finish(null);
    }

    private static void addTable(List<List<String>> part, Draft draft) {
        TableReading shape = TableReading.of(Grid.ofTexts(part), TableReading.Hints.NAMES_FIRST);
        if (shape.rows().isEmpty()) {
            shape.titles().forEach(line -> draft.paragraph(line, null));
            draft.paragraph(String.join(" ", shape.columns()), null);
        } else {
            draft.table(shape.table(null, null));
        }
        shape.notes().forEach(line -> draft.paragraph(line, null));
    }

    private static List<List<String>> records(String text, Source source) throws IOException {
        String body = text.startsWith("sep=") ? text.substring(text.indexOf('\n') + 1) : text;
        char delimiter = source.filename().toLowerCase(Locale.ROOT).matches(".*\\.(tsv|tab)") && text.indexOf('\t') >= 0
                ? '\t'
                : new Delimiter(body).find();
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false)
                .setLenientEof(true).setTrailingData(true).get();
        List<List<String>> records = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(body, format)) {
            for (CSVRecord each : parser) {
                records.add(record(each, source.limits()));
            }
        }
        return records;
    }

    private static List<String> record(CSVRecord cells, ParsingLimits limits) {
        if (cells.getRecordNumber() > limits.rows()) {
            throw new LimitExceeded("It holds more than " + limits.rows() + " rows.");
        }
        if (cells.size() > limits.columns()) {
            throw new LimitExceeded("It has more than " + limits.columns() + " columns.");
        }
        return cells.stream().map(Spacing::oneLine).toList();
    }

    /** An empty line before rows of another shape begins another table; others are only room. */
    private static List<List<List<String>>> parts(List<List<String>> records, ParsingLimits limits) {
        List<List<List<String>>> parts = new ArrayList<>();
        List<List<String>> part = new ArrayList<>();
        for (int at = 0; at < records.size(); at++) {
            if (isEmpty(records.get(at)) && !part.isEmpty() && changesShape(records, at)) {
                parts.add(part);
                part = new ArrayList<>();
            } else if (!isEmpty(records.get(at))) {
                part.add(records.get(at));
            }
        }
        parts.add(part);
        return parts.stream().filter(rows -> !rows.isEmpty() && limits.rows() > 0).toList();
    }

    private static boolean changesShape(List<List<String>> records, int gap) {
        int next = gap;
        while (next < records.size() && isEmpty(records.get(next))) {
            next++;
        }
        int before = gap - 1;
        return next < records.size() && filled(records.get(next)) != filled(records.get(before))
                && filled(records.get(before)) > 1;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).count();
    }

    private static boolean isEmpty(List<String> row) {
        return row.stream().allMatch(String::isEmpty);
    }
}
