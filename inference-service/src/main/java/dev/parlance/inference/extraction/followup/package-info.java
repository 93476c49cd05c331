/** What a question leaves to the conversation before it. */
@NullMarked
package dev.parlance.inference.extraction.followup;

import org.jspecify.annotations.NullMarked;
