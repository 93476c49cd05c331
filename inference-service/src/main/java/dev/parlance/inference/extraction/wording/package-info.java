/** Which of the answering statements are said, and how each is put so that it can be read alone. */
@NullMarked
package dev.parlance.inference.extraction.wording;

import org.jspecify.annotations.NullMarked;
