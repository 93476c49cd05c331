package dev.parlance.knowledge.parsing.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.parlance.knowledge.parsing.Spacing;

/** An element of XML with what it holds in order: strings and further elements. */
final class XmlElement {

    private final String name;

    private final int columnSpan;

    private final int rowSpan;

    private final List<Object> contents = new ArrayList<>(2);

    XmlElement(String name, int columnSpan, int rowSpan) {
        this.name = name;
        this.columnSpan = columnSpan;
        this.rowSpan = rowSpan;
    }

    void add(Object content) {
        contents.add(content);
    }

    /** The name as written, without its prefix. */
    String name() {
        return name;
    }

    boolean is(String... names) {
        String own = name.toLowerCase(Locale.ROOT);
        return Stream.of(names).anyMatch(own::equals);
    }

    int columnSpan() {
        return columnSpan;
    }

    int rowSpan() {
        return rowSpan;
    }

    List<Object> contents() {
        return contents;
    }

    List<XmlElement> children() {
        return contents.stream().filter(XmlElement.class::isInstance).map(XmlElement.class::cast).toList();
    }

    Stream<XmlElement> children(String... names) {
        return children().stream().filter(child -> child.is(names));
    }

    boolean isLeaf() {
        return contents.stream().noneMatch(XmlElement.class::isInstance);
    }

    /** Whether words stand directly in it, between its elements or instead of them. */
    boolean hasWords() {
        return contents.stream().anyMatch(content -> content instanceof String words && !words.isBlank());
    }

    boolean isMixed() {
        return hasWords() && !isLeaf();
    }

    /** All words in it on one line. Elements that only hold elements keep theirs apart. */
    String text() {
        StringBuilder words = new StringBuilder();
        collect(words);
        return Spacing.oneLine(words);
    }

    private void collect(StringBuilder words) {
        boolean apart = !hasWords();
        for (Object content : contents) {
            if (content instanceof XmlElement child) {
                child.collect(words);
                words.append(apart ? " " : "");
            } else {
                words.append(content);
            }
        }
    }
}
