package dev.parlance.knowledge.parsing.pdf;

import java.util.List;

import dev.parlance.knowledge.parsing.FormatReader;

/** What this room can read. */
public final class PdfReaders {

    private PdfReaders() {
    }

    public static List<FormatReader> all() {
        return List.of(new PdfReader());
    }
}
