package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;

/** Reads what a chart draws: a row for each category, a column for each series, under the title. */
final class ChartXml {

    /** A line or a set of bars; its points by their place. */
    private static final class Series {

        String name = "";

        Map<Integer, String> categories = new TreeMap<>();

        Map<Integer, String> values = new TreeMap<>();
    }

    private static final int TITLE_DEPTH = 3;

    private final ParsingLimits limits;

    private final DataFormatter formatter = new DataFormatter(Locale.US);

    private final List<Series> all = new ArrayList<>();

    private final Map<String, String> axes = new LinkedHashMap<>();

    private String title = "";

    private ChartXml(ParsingLimits limits) {
        this.limits = limits;
    }

    /** The chart as a table, or nothing where it draws no values of its own. */
    static Block.@Nullable Table read(InputStream in, ParsingLimits limits, @Nullable Integer page)
            throws IOException {
        ChartXml chart = new ChartXml(limits);
        try (OfficeXml xml = new OfficeXml(in)) {
            chart.read(xml);
        }
        return chart.all.isEmpty() ? null : chart.table(page);
    }

    private void read(OfficeXml xml) throws IOException {
        String axis = "";
        while (xml.nextWithin(0)) {
            switch (xml.name()) {
                case "ser" -> all.add(series(xml));
                case "catAx", "valAx", "dateAx", "serAx" -> axis = xml.name();
                case "title" -> title(xml, axis);
                case "userShapes", "externalData" -> xml.skip();
                default -> {
                }
            }
        }
    }

    private void title(OfficeXml xml, String axis) throws IOException {
        boolean whole = xml.depth() == TITLE_DEPTH;
        String words = words(xml);
        if (whole) {
            title = words;
        } else if (!axis.isEmpty()) {
            axes.putIfAbsent(axis, words);
        }
    }

    private Series series(OfficeXml xml) throws IOException {
        Series series = new Series();
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "tx" -> series.name = words(xml);
                case "cat", "xVal" -> series.categories = points(xml);
                case "val", "yVal" -> series.values = points(xml);
                case "dLbls", "trendline", "errBars", "extLst" -> xml.skip();
                default -> {
                }
            }
        }
        return series;
    }

    /** Values as they were last drawn; several levels of categories stand one behind the other, the outermost last. */
    private Map<Integer, String> points(OfficeXml xml) throws IOException {
        Map<Integer, String> points = new TreeMap<>();
        String format = "";
        int at = 0;
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "formatCode" -> format = xml.text();
                case "pt" -> at = Math.clamp(xml.number("idx", 0), 0, limits.rows());
                case "v" -> points.merge(at, shown(xml.text(), format), (inner, outer) -> outer + " " + inner);
                default -> {
                }
            }
        }
        return points;
    }

    private String shown(String value, String format) {
        boolean number = value.matches("-?\\d{1,18}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?");
        return Spacing.oneLine(number
                ? formatter.formatRawCellContents(Double.parseDouble(value), -1, format.isBlank() ? "General" : format)
                : value);
    }

    /** Drawn words or those taken over from a cell. */
    private static String words(OfficeXml xml) throws IOException {
        StringBuilder words = new StringBuilder();
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            if (xml.name().equals("p") && !words.isEmpty()) {
                words.append(' ');
            } else if (xml.name().equals("t") || xml.name().equals("v")) {
                words.append(xml.text());
            }
        }
        return Spacing.oneLine(words);
    }

    private Block.Table table(@Nullable Integer page) {
        List<String> columns = new ArrayList<>();
        columns.add(axes.getOrDefault("catAx", axes.getOrDefault("dateAx", "")));
        all.forEach(series -> columns.add(series.name.isEmpty() ? axes.getOrDefault("valAx", "") : series.name));
        return new Block.Table(caption(), columns, rows(), page);
    }

    private String caption() {
        String measure = axes.getOrDefault("valAx", "");
        String kind = title.isEmpty() ? "Chart" : "Chart: " + title;
        return measure.isEmpty() || title.contains(measure) ? kind : kind + " (" + measure + ")";
    }

    private List<List<String>> rows() {
        Map<Integer, String> categories = new TreeMap<>();
        for (Series series : all) {
            series.values.keySet().forEach(at -> categories.putIfAbsent(at, ""));
            series.categories.forEach((at, name) -> categories.merge(at, name,
                    (known, other) -> known.isEmpty() ? other : known));
        }
        List<List<String>> rows = new ArrayList<>();
        categories.forEach((at, name) -> rows.add(row(at, name)));
        return rows;
    }

    private List<String> row(int at, String name) {
        List<String> row = new ArrayList<>();
        row.add(name);
        all.forEach(series -> row.add(series.values.getOrDefault(at, "")));
        return row;
    }
}
