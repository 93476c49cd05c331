package dev.parlance.inference.extraction.statement;

import java.util.OptionalDouble;

import dev.parlance.inference.extraction.language.Numbers;

/**
 * One cell of a table row.
 *
 * @param column name of its column, empty if the column has none
 * @param value what the cell holds, empty if nothing
 * @param start where the cell begins in its row
 * @param valueStart where its value begins in its row
 * @param end after its last character
 */
public record Cell(String column, String value, int start, int valueStart, int end) {

    static Cell of(String row, int start, int end) {
        String written = row.substring(start, end);
        int colon = written.indexOf(": ");
        if (colon < 0 && written.endsWith(":")) {
            colon = written.length() - 1;
        }
        if (colon <= 0) {
            return new Cell("", written.strip(), start, start, end);
        }
        return new Cell(written.substring(0, colon).strip(), written.substring(colon + 1).strip(), start,
                start + colon + 1, end);
    }

    public boolean isEmpty() {
        return value.isEmpty() || value.equals("-") || value.equals("—") || value.equals("–");
    }

    /** True for a cell that holds a number and hardly anything else, such as {@code $1,200.50} or {@code 34.3 %}; not for {@code E07}. */
    public boolean isNumeric() {
        int digits = 0;
        int letters = 0;
        for (int i = 0; i < value.length(); i++) {
            digits += Character.isDigit(value.charAt(i)) ? 1 : 0;
            letters += Character.isLetter(value.charAt(i)) ? 1 : 0;
            if (letters > 0 && digits == 0) {
                return false;
            }
        }
        return digits > 0 && digits >= letters;
    }

    public OptionalDouble number() {
        return Numbers.first(value);
    }

    /** The cell as people read it: {@code Column: value}, or the value alone. */
    public String readable() {
        return column.isEmpty() ? value : column + ": " + value;
    }
}
