package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;

import dev.parlance.knowledge.parsing.Block;

/** Puts blocks under the headings they belong to. A heading with nothing below it is kept as a line: it may be the fact. */
final class Outline {

    private static final class Open {

        final Block.Heading heading;

        boolean used;

        Open(Block.Heading heading) {
            this.heading = heading;
        }
    }

    private final List<Section> sections = new ArrayList<>();

    private final List<Open> open = new ArrayList<>();

    private List<Line> lines = new ArrayList<>();

    private final int longestRow;

    /** @param longestRow characters up to which a table row stays on one line */
    Outline(int longestRow) {
        this.longestRow = longestRow;
    }

    List<Section> of(List<Block> blocks) {
        blocks.forEach(this::take);
        leave(0);
        closeSection();
        return sections;
    }

    private void take(Block block) {
        switch (block) {
            case Block.Heading heading -> enter(heading);
            case Block.Paragraph paragraph -> add(line(paragraph));
            case Block.Table table -> new TableLines(table, longestRow).lines().forEach(this::add);
        }
    }

    private static Line line(Block.Paragraph paragraph) {
        return paragraph.item()
                ? new Line("- " + paragraph.text(), Line.Kind.ITEM, null, paragraph.page())
                : Line.prose(paragraph.text(), paragraph.page());
    }

    private void add(Line line) {
        open.forEach(each -> each.used = true);
        lines.add(line);
    }

    private void enter(Block.Heading heading) {
        leave(heading.level());
        closeSection();
        open.add(new Open(heading));
    }

    /** Leaves the headings of this level and deeper ones. */
    private void leave(int level) {
        while (!open.isEmpty() && open.getLast().heading.level() >= level) {
            Open last = open.getLast();
            if (last.used) {
                closeSection();
                open.removeLast();
            } else {
                open.removeLast();
                add(Line.prose(last.heading.text(), last.heading.page()));
            }
        }
    }

    private void closeSection() {
        if (!lines.isEmpty()) {
            sections.add(new Section(open.stream().map(each -> each.heading.text()).toList(), lines));
            lines = new ArrayList<>();
        }
    }
}
