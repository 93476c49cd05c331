package dev.parlance.knowledge.parsing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What a file says, in reading order. */
public record ParsedDocument(@Nullable String title, List<Block> blocks) {

    public ParsedDocument {
        blocks = List.copyOf(blocks);
    }

    /** Whether there is anything to find: a letter or digit outside headings, or in a heading at least. */
    boolean hasText() {
        return blocks.stream().anyMatch(ParsedDocument::says);
    }

    /** All of it as plain text: a line for each heading, paragraph and row of a table. */
    public String text() {
        return blocks.stream().flatMap(ParsedDocument::lines).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Heading heading -> Stream.of(heading.text());
            case Block.Paragraph paragraph -> Stream.of(paragraph.text());
            case Block.Table table -> Stream.concat(Stream.of(table.columns()), table.rows().stream())
                    .map(row -> String.join(" | ", row));
        };
    }

    private static boolean says(Block block) {
        return switch (block) {
            case Block.Heading heading -> says(heading.text());
            case Block.Paragraph paragraph -> says(paragraph.text());
            case Block.Table table -> table.rows().stream().flatMap(List::stream).anyMatch(ParsedDocument::says)
                    || table.columns().stream().anyMatch(ParsedDocument::says);
        };
    }

    private static boolean says(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
