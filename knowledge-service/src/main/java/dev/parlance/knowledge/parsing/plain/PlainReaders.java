package dev.parlance.knowledge.parsing.plain;

import java.util.List;

import dev.parlance.knowledge.parsing.FormatReader;

/** What this room can read. */
public final class PlainReaders {

    private PlainReaders() {
    }

    public static List<FormatReader> all() {
        return List.of(new TextReader(), new DelimitedReader(), new JsonReader());
    }
}
