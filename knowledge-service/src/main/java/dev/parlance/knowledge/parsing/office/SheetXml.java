package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;
import dev.parlance.knowledge.parsing.table.Cell;

/** Reads the XML of one sheet. */
final class SheetXml {

    private final SharedStrings strings;

    private final StylesTable styles;

    private final ParsingLimits limits;

    private final DataFormatter formatter = new DataFormatter(Locale.US);

    private boolean from1904;

    SheetXml(SharedStrings strings, StylesTable styles, ParsingLimits limits) {
        this.strings = strings;
        this.styles = styles;
        this.limits = limits;
    }

    /** Some workbooks count their days from 1904 instead of 1900. */
    void countFrom1904(boolean such) {
        this.from1904 = such;
    }

    SheetRows read(InputStream in) throws IOException {
        SheetRows rows = new SheetRows(limits);
        List<CellRangeAddress> merged = new ArrayList<>();
        int row = -1;
        int column = -1;
        try (OfficeXml xml = new OfficeXml(in)) {
            while (xml.nextWithin(0)) {
                switch (xml.name()) {
                    case "row" -> {
                        row = xml.number("r", row + 2) - 1;
                        column = -1;
                    }
                    case "c" -> {
                        column = column(xml, column + 1);
                        rows.add(row, column, cell(xml));
                    }
                    case "mergeCell" -> merged.add(CellRangeAddress.valueOf(xml.attribute("ref")));
                    default -> {
                    }
                }
            }
        }
        merged.forEach(rows::merge);
        return rows;
    }

    private static int column(OfficeXml xml, int otherwise) {
        String reference = xml.attribute("r");
        return reference == null ? otherwise : new CellReference(reference).getCol();
    }

    /** A formula is never worked out: its last result is shown, or the formula itself if the file holds none. */
    private Cell cell(OfficeXml xml) throws IOException {
        String type = xml.attribute("t");
        XSSFCellStyle style = style(xml.number("s", 0));
        StringBuilder value = new StringBuilder();
        String formula = "";
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "v", "t" -> value.append(xml.text());
                case "f" -> formula = xml.text();
                case "rPh" -> xml.skip();
                default -> {
                }
            }
        }
        boolean open = value.isEmpty() && !formula.isBlank();
        String text = Spacing.oneLine(open ? "=" + formula : text(type, value.toString(), style));
        boolean bold = style != null && style.getFont().getBold();
        return new Cell(text, bold, false, style == null ? 0 : style.getIndention() * 9.0, Cell.Cover.OWN);
    }

    private @Nullable XSSFCellStyle style(int index) {
        return styles.getNumCellStyles() > index ? styles.getStyleAt(index) : null;
    }

    private String text(@Nullable String type, String value, @Nullable XSSFCellStyle style) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type == null ? "n" : type) {
            case "s" -> shared(value);
            case "b" -> value.equals("1") ? "TRUE" : "FALSE";
            case "e" -> "";
            case "n" -> number(value, style);
            default -> value;
        };
    }

    private String shared(String index) {
        int at = index.matches("\\d{1,9}") ? Integer.parseInt(index) : -1;
        return at >= 0 && at < strings.getUniqueCount() ? strings.getItemAt(at).getString() : "";
    }

    private String number(String value, @Nullable XSSFCellStyle style) {
        if (!value.matches("-?[\\d.]+(?:[eE][+-]?\\d+)?")) {
            return value;
        }
        String format = style == null ? null : style.getDataFormatString();
        int index = style == null ? 0 : style.getDataFormat();
        return formatter.formatRawCellContents(Double.parseDouble(value), index,
                format == null ? BuiltinFormats.getBuiltinFormat(0) : format, from1904);
    }
}
