package dev.parlance.knowledge.parsing;

import java.nio.file.Path;

/**
 * A file to read.
 *
 * @param file where it lies
 * @param filename how its owner calls it
 * @param kind what it was judged to be
 * @param limits how much it may ask for
 * @param parts reads what lies within it
 */
public record Source(Path file, String filename, DocumentKind kind, ParsingLimits limits, Parts parts) {}
