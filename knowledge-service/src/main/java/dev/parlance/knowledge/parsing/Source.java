package dev.parlance.knowledge.parsing;

import java.nio.file.Path;

/** A file to read: where it lies, how its owner calls it, what it was judged to be. */
public record Source(Path file, String filename, DocumentKind kind, ParsingLimits limits) {}
