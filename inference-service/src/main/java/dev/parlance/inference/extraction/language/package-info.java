/** What words are: languages, tokens, stems, numbers in their plain form, and which words carry meaning. */
@NullMarked
package dev.parlance.inference.extraction.language;

import org.jspecify.annotations.NullMarked;
