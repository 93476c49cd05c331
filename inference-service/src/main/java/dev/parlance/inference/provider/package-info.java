/** Upstream models behind an OpenAI-compatible address: their wire, their moods, and what a caller is told of them. */
@NullMarked
package dev.parlance.inference.provider;

import org.jspecify.annotations.NullMarked;
