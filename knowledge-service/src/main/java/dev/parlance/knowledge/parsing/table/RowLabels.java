package dev.parlance.knowledge.parsing.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.parlance.knowledge.parsing.table.Cell.Cover;

/** Gives each row the labels it stands under, so that it can be understood alone: "Europe > Germany". */
final class RowLabels {

    private static final double SAME_INDENT = 1.5;

    private static final double DEEPEST_STEP = 45;

    private static final class Parent {

        final String label;

        final double indent;

        final boolean valueless;

        boolean used;

        Parent(Cell cell, boolean valueless) {
            this.label = cell.text();
            this.indent = cell.indent();
            this.valueless = valueless;
        }

        /** A label without values reaches over rows of the same indent, one with values only over deeper ones. */
        boolean endsAt(double other, boolean group) {
            boolean same = (valueless && !group) ? indent > other + SAME_INDENT : indent > other - SAME_INDENT;
            return same || (!valueless && other - indent > DEEPEST_STEP);
        }
    }

    private final Grid body;

    private final boolean loose;

    private final List<Parent> parents = new ArrayList<>();

    private final List<List<String>> rows = new ArrayList<>();

    /** @param loose whether any label without values opens a group, or only one that is set apart */
    RowLabels(Grid body, boolean loose) {
        this.body = body;
        this.loose = loose;
    }

    List<List<String>> rows() {
        for (int row = 0; row < body.height(); row++) {
            take(row, body.at(row, 0));
        }
        leave(Double.NEGATIVE_INFINITY, true);
        return rows;
    }

    private void take(int row, Cell label) {
        if (label.isEmpty()) {
            rows.add(texts(row, ""));
            return;
        }
        boolean group = isGroup(row);
        leave(label.indent(), group);
        if (!group) {
            rows.add(texts(row, path(label.text())));
        }
        parents.forEach(parent -> parent.used = true);
        parents.add(new Parent(label, group));
    }

    /** A group under which nothing stood after all is a row of its own. */
    private void leave(double indent, boolean group) {
        while (!parents.isEmpty() && parents.getLast().endsAt(indent, group)) {
            Parent left = parents.removeLast();
            if (left.valueless && !left.used) {
                rows.add(alone(path(left.label)));
            }
        }
    }

    private boolean isGroup(int row) {
        Cell label = body.at(row, 0);
        boolean alone = body.width() > 1 && label.isOwn() && body.filled(row) == 1;
        return alone && row + 1 < body.height() && isSetApart(row, label, body.at(row + 1, 0));
    }

    private boolean isSetApart(int row, Cell label, Cell next) {
        boolean merged = body.at(row, body.width() - 1).cover() == Cover.FROM_LEFT;
        boolean heads = loose || (label.strong() && !next.strong()) || next.indent() > label.indent() + SAME_INDENT;
        return merged || (heads && !next.isEmpty());
    }

    private String path(String label) {
        return Stream.concat(parents.stream().map(parent -> parent.label), Stream.of(label))
                .collect(Collectors.joining(" > "));
    }

    private List<String> texts(int row, String label) {
        List<String> texts = new ArrayList<>(body.rows().get(row).stream()
                .map(cell -> cell.cover() == Cover.FROM_LEFT ? "" : cell.text()).toList());
        texts.set(0, label);
        return texts;
    }

    private List<String> alone(String label) {
        List<String> texts = new ArrayList<>(Collections.nCopies(body.width(), ""));
        texts.set(0, label);
        return texts;
    }
}
