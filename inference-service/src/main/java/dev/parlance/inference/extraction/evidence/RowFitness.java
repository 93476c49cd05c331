package dev.parlance.inference.extraction.evidence;

import java.util.List;
import java.util.Locale;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Reading;
import dev.parlance.inference.extraction.statement.Statement;

/** Tells whether a question singles out a row of a table, or only names columns that all rows have. */
final class RowFitness {

    private static final double NOT_SINGLED_OUT = 0.8;

    private final Question question;

    private final Wanted wanted;

    RowFitness(Question question, Wanted wanted) {
        this.question = question;
        this.wanted = wanted;
    }

    double factor(Page page, Statement statement) {
        boolean free = !statement.isRow() || question.sought().isPlural() || isTotal(statement)
                || isOnlyRow(statement, page.reading());
        return free || saysValue(statement) ? 1 : NOT_SINGLED_OUT;
    }

    /** The share of the words in the name of a row or field that the question says, too. */
    double label(Statement statement) {
        if (statement.cells().isEmpty()) {
            return 0;
        }
        boolean field = statement.kind() == Statement.Kind.FIELD;
        Cell label = field ? statement.cells().getFirst() : statement.label();
        List<Token> tokens = statement.tokens().stream()
                .filter(token -> field ? token.end() <= label.valueStart() : inValue(label, token))
                .filter(token -> !isGrammar(statement, token)).toList();
        long said = tokens.stream().filter(wanted::wants).count();
        return tokens.isEmpty() ? 0 : (double) said / tokens.size();
    }

    private boolean isGrammar(Statement statement, Token token) {
        return question.tongue().vocabulary().isFunction(token.in(statement.text()).toLowerCase(Locale.ROOT));
    }

    private boolean saysValue(Statement row) {
        for (Token token : row.tokens()) {
            Cell cell = row.cells().get(row.cellOf(token));
            if (token.start() >= cell.valueStart() && wanted.wants(token)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTotal(Statement row) {
        for (String word : row.label().value().toLowerCase(Locale.ROOT).split("\\P{L}+")) {
            if (question.tongue().vocabulary().isTotal(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnlyRow(Statement row, Reading reading) {
        List<String> columns = columns(row);
        return reading.statements().stream().filter(other -> other.isRow() && columns(other).equals(columns))
                .count() < 2;
    }

    private static List<String> columns(Statement row) {
        return row.cells().stream().map(Cell::column).toList();
    }

    private static boolean inValue(Cell cell, Token token) {
        return token.start() >= cell.valueStart() && token.end() <= cell.end();
    }
}
