package dev.parlance.knowledge.parsing.markup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FieldName;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;

/** Writes XML as a document, guided by its shape first and by the commonest element names second. */
final class XmlOutline {

    private static final int LONGEST_RECORD = 800;

    private static final int LONGEST_LABELLED = 200;

    private static final int DEEPEST_TITLE = 5;

    private final Draft draft;

    private final ParsingLimits limits;

    private @Nullable String title;

    XmlOutline(Draft draft, ParsingLimits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    void write(XmlElement root) {
        title = titleIn(root, DEEPEST_TITLE);
        body(root, 1);
    }

    private static @Nullable String titleIn(XmlElement element, int depth) {
        if (XmlNames.isTitle(element)) {
            return element.text();
        }
        return depth == 0
                ? null
                : element.children().stream().map(child -> titleIn(child, depth - 1)).filter(Objects::nonNull)
                        .findFirst().orElse(null);
    }

    /** The first text near the root under a name that ends in "title". */
    @Nullable
    String title() {
        return title;
    }

    private void element(XmlElement element, int level) {
        if (XmlNames.isTable(element)) {
            new XmlTable(element, limits).write("", draft);
        } else if (XmlNames.isFigure(element)) {
            figure(element);
        } else if (XmlNames.isHeading(element)) {
            draft.heading(level, element.text(), null);
        } else if (XmlNames.isItem(element) && !holdsBlocks(element)) {
            draft.item(element.text(), null);
        } else if (element.isLeaf()) {
            leaf(element);
        } else if (XmlNames.isProse(element) || element.isMixed()) {
            mixed(element, level);
        } else {
            structure(element, level);
        }
    }

    private void leaf(XmlElement element) {
        String text = element.text();
        boolean prose = XmlNames.isProse(element) || text.length() > LONGEST_LABELLED;
        if (!text.isEmpty()) {
            draft.paragraph(prose ? text : FieldName.label(element.name()) + ": " + text, null);
        }
    }

    /** Words with markup between them: one paragraph, interrupted by what stands for itself. */
    private void mixed(XmlElement element, int level) {
        StringBuilder words = new StringBuilder();
        for (Object content : element.contents()) {
            if (content instanceof XmlElement child && isBlock(child)) {
                flush(words, element);
                element(child, level);
            } else {
                words.append(content instanceof XmlElement child ? child.text() : content);
            }
        }
        flush(words, element);
    }

    private void flush(StringBuilder words, XmlElement element) {
        String text = Spacing.oneLine(words);
        words.setLength(0);
        if (XmlNames.isItem(element)) {
            draft.item(text, null);
        } else {
            draft.paragraph(text, null);
        }
    }

    private static boolean isBlock(XmlElement element) {
        return XmlNames.standsAlone(element) || holdsBlocks(element);
    }

    private static boolean holdsBlocks(XmlElement element) {
        return element.children().stream().anyMatch(XmlOutline::isBlock);
    }

    private void structure(XmlElement element, int level) {
        Optional<XmlRecord> record = XmlRecord.of(element, LONGEST_RECORD);
        Optional<XmlElement> heading = XmlNames.headingOf(element);
        if (record.isPresent()) {
            draft.paragraph(record.get().line(), null);
        } else if (heading.isPresent()) {
            draft.heading(level, XmlNames.numbered(element, heading.get()), null);
            body(element, level + 1);
        } else if (XmlNames.namesItself(element)) {
            draft.heading(level, FieldName.label(element.name()), null);
            body(element, level + 1);
        } else {
            body(element, level);
        }
    }

    private void body(XmlElement parent, int level) {
        List<XmlElement> children = parent.children();
        Optional<XmlElement> heading = level > 1 ? XmlNames.headingOf(parent) : Optional.empty();
        for (int at = 0; at < children.size();) {
            List<XmlElement> run = XmlNames.alike(children, at);
            at += run.size();
            if (heading.isPresent() && (run.contains(heading.get()) || run.getFirst().is("label"))) {
                continue;
            }
            run(run, level);
        }
    }

    /** Alike records in a row are a table; everything else is written one by one. */
    private void run(List<XmlElement> run, int level) {
        Optional<XmlRecords> records = XmlRecords.of(run, LONGEST_RECORD);
        if (records.isPresent()) {
            draft.table(records.get().table());
        } else {
            run.forEach(element -> element(element, level));
        }
    }

    private void figure(XmlElement figure) {
        StringBuilder words = new StringBuilder();
        for (XmlElement child : figure.children()) {
            if (XmlNames.isTable(child)) {
                new XmlTable(child, limits).write(words.toString(), draft);
                words.setLength(0);
            } else if (isBlock(child) && !child.is("caption", "title", "p")) {
                flushCaption(words);
                element(child, 6);
            } else {
                words.append(child.text()).append(child.text().matches("|.*[.:]") ? " " : ". ");
            }
        }
        flushCaption(words);
    }

    private void flushCaption(StringBuilder words) {
        draft.paragraph(words.toString(), null);
        words.setLength(0);
    }
}
