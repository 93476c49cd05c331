package dev.parlance.inference.extraction.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the lists that stand beside the classes: one entry to a line, its key before the first space. */
public final class Listing {

    private Listing() {
    }

    /** The entries by key, in their order. */
    public static Map<String, List<String>> of(Class<?> beside, String name) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        for (String line : lines(beside, name)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                entries.computeIfAbsent(line.substring(0, space), first -> new ArrayList<>())
                        .add(line.substring(space + 1));
            }
        }
        return entries;
    }

    /** All lines; none if there is no such list. */
    static List<String> lines(Class<?> beside, String name) {
        try (InputStream bytes = beside.getResourceAsStream(name)) {
            return bytes == null
                    ? List.of()
                    : new String(bytes.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
