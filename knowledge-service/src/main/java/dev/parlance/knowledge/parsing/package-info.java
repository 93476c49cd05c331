/** Reads files of many kinds into headings, paragraphs and tables, in reading order. */
@NullMarked
package dev.parlance.knowledge.parsing;

import org.jspecify.annotations.NullMarked;
