/** Reads files that are plain characters: delimited tables, JSON, Markdown and text. */
@NullMarked
package dev.parlance.knowledge.parsing.plain;

import org.jspecify.annotations.NullMarked;
