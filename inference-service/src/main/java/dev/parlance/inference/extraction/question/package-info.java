/** What a question asks: its language, the words that carry its meaning, and the kind of thing that would answer it. */
@NullMarked
package dev.parlance.inference.extraction.question;

import org.jspecify.annotations.NullMarked;
