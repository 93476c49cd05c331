/** Reads PDF, which knows characters and lines on paper but neither paragraphs nor tables: both are found by where things stand. */
@NullMarked
package dev.parlance.knowledge.parsing.pdf;

import org.jspecify.annotations.NullMarked;
