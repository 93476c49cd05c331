package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Reads bytes as a file of a given name and writes the blocks down one a line, so that tests can be read. */
public final class Reading {

    private static final DocumentReader READER = reader();

    private Reading() {
    }

    /**
     * Headings begin with one {@code #} per level, list items with {@code -}, column names with {@code =}, rows with {@code |},
     * captions with {@code T}.
     */
    public static List<String> lines(String filename, byte[] bytes) {
        return lines(document(filename, bytes));
    }

    public static List<String> lines(String filename, String text) {
        return lines(filename, text.getBytes(StandardCharsets.UTF_8));
    }

    public static ParsedDocument document(String filename, byte[] bytes) {
        try {
            return read(filename, bytes);
        } catch (UnreadableDocument refusal) {
            throw new AssertionError(refusal.code() + ": " + refusal.getMessage(), refusal);
        }
    }

    public static ParsedDocument document(String filename, String text) {
        return document(filename, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The code and sentence with which the file is refused. */
    public static String refusal(String filename, byte[] bytes) {
        try {
            throw new AssertionError("was read: " + lines(read(filename, bytes)));
        } catch (UnreadableDocument refusal) {
            return refusal.code() + ": " + refusal.getMessage();
        }
    }

    public static String refusal(String filename, String text) {
        return refusal(filename, text.getBytes(StandardCharsets.UTF_8));
    }

    static ParsedDocument read(String filename, byte[] bytes) throws UnreadableDocument {
        try {
            Path file = Files.createTempFile("reading", ".bin");
            try {
                Files.write(file, bytes);
                return READER.read(file, filename);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(ParsedDocument document) {
        List<String> lines = new ArrayList<>();
        document.blocks().forEach(block -> add(block, lines));
        return lines;
    }

    private static void add(Block block, List<String> lines) {
        switch (block) {
            case Block.Heading heading -> lines.add("#".repeat(heading.level()) + " " + heading.text());
            case Block.Paragraph paragraph -> lines.add((paragraph.item() ? "- " : "") + paragraph.text());
            case Block.Table table -> add(table, lines);
        }
    }

    private static void add(Block.Table table, List<String> lines) {
        if (table.caption() != null) {
            lines.add("T " + table.caption());
        }
        lines.add("= " + String.join(" | ", table.columns()));
        table.rows().forEach(row -> lines.add("| " + String.join(" | ", row)));
    }

    static DocumentReader reader() {
        return reader(Map.of("parlance.knowledge.parsing.process", "false"));
    }

    /** One set up as in the service. */
    static DocumentReader reader(Map<String, Object> settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.scan("dev.parlance.knowledge.parsing");
        context.refresh();
        try (context) {
            return context.getBean(DocumentReader.class);
        }
    }
}
