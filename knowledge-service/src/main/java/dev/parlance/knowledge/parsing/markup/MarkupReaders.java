package dev.parlance.knowledge.parsing.markup;

import java.util.List;

import dev.parlance.knowledge.parsing.FormatReader;

/** What this room can read. */
public final class MarkupReaders {

    private MarkupReaders() {
    }

    public static List<FormatReader> all() {
        return List.of(new HtmlReader(), new XmlReader(), new ConvertedReader());
    }
}
