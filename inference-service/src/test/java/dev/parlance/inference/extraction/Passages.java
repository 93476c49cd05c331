package dev.parlance.inference.extraction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Small passages for tests. */
final class Passages {

    private Passages() {
    }

    static Passage passage(String document, @Nullable String heading, String... lines) {
        String text = String.join("\n", lines);
        return new Passage(document, document, document + "#" + Integer.toHexString(text.hashCode()), heading, 1, text,
                0.8);
    }

    static List<Passage> text(String... lines) {
        return List.of(passage("notes.txt", null, lines));
    }
}
