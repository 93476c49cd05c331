package dev.parlance.knowledge.parsing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a file says, in reading order. */
public record ParsedDocument(@Nullable String title, List<Block> blocks) {}
