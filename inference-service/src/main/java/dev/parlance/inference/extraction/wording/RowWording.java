package dev.parlance.inference.extraction.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.parlance.inference.extraction.evidence.Wanted;
import dev.parlance.inference.extraction.evidence.Weights;
import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Statement;

/** Says a table row: what names it, then the cells the question asks for, then, if the row is short, the others. */
final class RowWording {

    private static final int SHORT_ROW_CELLS = 5;

    private static final int SHORT_ROW_CHARACTERS = 140;

    private static final int MOST_CELLS = 12;

    /** Columns nearly as fitting as the best one are asked for, too. */
    private static final double NEARLY = 0.7;

    /** Column names that add nothing to a pair of name and value. */
    private static final Pattern PLAIN_VALUE = Pattern.compile(
            "|values?|details?|descriptions?|wert|valor|valeur|valore|値|内容|값|내용|值",
            Pattern.CASE_INSENSITIVE);

    private final Wanted wanted;

    private final Weights weights;

    RowWording(Wanted wanted, Weights weights) {
        this.wanted = wanted;
        this.weights = weights;
    }

    String of(Statement row) {
        Cell label = row.label();
        List<Cell> asked = asked(row, label);
        List<Cell> others = row.cells().stream()
                .filter(cell -> cell != label && !cell.isEmpty() && !asked.contains(cell)).toList();
        boolean brief = row.text().length() <= SHORT_ROW_CHARACTERS && row.cells().size() <= SHORT_ROW_CELLS;
        List<String> said = new ArrayList<>(asked.stream().map(Cell::readable).toList());
        if (brief || asked.isEmpty()) {
            others.stream().limit(MOST_CELLS).map(Cell::readable).forEach(said::add);
        }
        String name = label.value().isEmpty() ? label.readable() : label.value();
        List<Cell> rest = row.cells().stream().filter(cell -> cell != label && !cell.isEmpty()).toList();
        if (rest.size() == 1 && PLAIN_VALUE.matcher(rest.getFirst().column()).matches()) {
            return name + ": " + rest.getFirst().value();
        }
        return said.isEmpty() ? name : name + " — " + String.join(", ", said);
    }

    private List<Cell> asked(Statement row, Cell label) {
        double[] columns = new double[row.cells().size()];
        double best = 0;
        for (int i = 0; i < columns.length; i++) {
            Cell cell = row.cells().get(i);
            columns[i] = cell == label || cell.isEmpty() ? 0 : columnPoints(row, cell);
            best = Math.max(best, columns[i]);
        }
        List<Cell> asked = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            Cell cell = row.cells().get(i);
            boolean byColumn = columns[i] > 0 && columns[i] >= NEARLY * best;
            if (cell != label && (byColumn || points(row, token -> inValue(cell, token)) > 0)) {
                asked.add(cell);
            }
        }
        return asked;
    }

    private double columnPoints(Statement row, Cell cell) {
        return points(row, token -> token.start() >= cell.start() && token.end() <= cell.valueStart());
    }

    private static boolean inValue(Cell cell, Token token) {
        return token.start() >= cell.valueStart() && token.end() <= cell.end();
    }

    private double points(Statement row, Predicate<Token> part) {
        return weights.share(wanted.match(row.tokens().stream().filter(part).toList()).strengths());
    }
}
