package dev.parlance.inference.extraction.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.extraction.language.Token;
import dev.parlance.inference.extraction.language.Vocabulary;
import dev.parlance.inference.extraction.question.Question;
import dev.parlance.inference.extraction.statement.Cell;
import dev.parlance.inference.extraction.statement.Statement;

/**
 * Answers "which has the most" from tables: of the rows that share their columns, the one with the highest or lowest number in the column asked
 * about. Only rows that retrieval found are compared.
 */
final class Extremes {

    /** What a row that is not the extreme one keeps of its evidence. */
    private static final double OTHERS = 0.7;

    private final Question question;

    private final Wanted wanted;

    private final Weights weights;

    private final Set<Statement> winners = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<Statement> others = Collections.newSetFromMap(new IdentityHashMap<>());

    Extremes(Question question, Wanted wanted, Weights weights, List<Page> pages) {
        this.question = question;
        this.wanted = wanted;
        this.weights = weights;
        if (asks("highest") != asks("lowest")) {
            tables(pages).forEach(this::compare);
        }
    }

    boolean wins(Statement statement) {
        return winners.contains(statement);
    }

    double factor(Statement statement) {
        return others.contains(statement) ? OTHERS : 1;
    }

    /** For the winner, what makes it win is said: the words "most" and "largest" are covered. */
    void lift(Statement statement, double[] covered) {
        for (int term = 0; wins(statement) && term < covered.length; term++) {
            String word = question.terms().get(term).surface().toLowerCase(Locale.ROOT);
            Vocabulary vocabulary = question.tongue().vocabulary();
            if (vocabulary.namesKind("highest", word) || vocabulary.namesKind("lowest", word)) {
                covered[term] = Math.max(covered[term], 0.9);
            }
        }
    }

    private boolean asks(String direction) {
        for (String word : question.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (question.tongue().vocabulary().namesKind(direction, word)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<Statement>> tables(List<Page> pages) {
        Map<String, List<Statement>> tables = new LinkedHashMap<>();
        for (Page page : pages) {
            for (Statement statement : page.reading().statements()) {
                String columns = page.document() + '\n'
                        + String.join("|", statement.cells().stream().map(Cell::column).toList());
                if (statement.isRow()) {
                    tables.computeIfAbsent(columns, first -> new ArrayList<>()).add(statement);
                }
            }
        }
        return tables;
    }

    private void compare(String columns, List<Statement> rows) {
        int column = rows.size() < 2 ? -1 : column(rows.getFirst());
        Statement best = column < 0 ? null : best(rows, column);
        if (best != null) {
            winners.add(best);
            rows.stream().filter(row -> row != best).forEach(others::add);
        }
    }

    private @Nullable Statement best(List<Statement> rows, int column) {
        double sign = asks("highest") ? 1 : -1;
        Statement best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Statement row : rows) {
            OptionalDouble number = row.cells().get(column).number();
            if (number.isPresent() && sign * number.getAsDouble() > most && !sumsUp(row)) {
                most = sign * number.getAsDouble();
                best = row;
            }
        }
        return best;
    }

    private boolean sumsUp(Statement row) {
        return question.tongue().vocabulary().isTotal(row.label().value().toLowerCase(Locale.ROOT));
    }

    /** The numeric column the question speaks of, -1 if it speaks of none. */
    private int column(Statement row) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < row.cells().size(); i++) {
            double points = row.cells().get(i).isNumeric() ? points(row, row.cells().get(i)) : 0;
            if (points > most) {
                most = points;
                best = i;
            }
        }
        return best;
    }

    private double points(Statement row, Cell cell) {
        List<Token> name = row.tokens().stream()
                .filter(token -> token.start() >= cell.start() && token.end() <= cell.valueStart()).toList();
        return weights.share(wanted.match(name).strengths());
    }
}
