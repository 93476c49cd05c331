package dev.parlance.knowledge.parsing;

import java.util.List;

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
