/** What requests of other shapes have in common on their way to the OpenAI shape, in which all are answered. */
@NullMarked
package dev.parlance.inference.translation;

import org.jspecify.annotations.NullMarked;
