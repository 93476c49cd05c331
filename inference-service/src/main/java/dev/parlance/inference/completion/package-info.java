/** Chat completions in the OpenAI shape, by the built-in model or passed through to an upstream. */
@NullMarked
package dev.parlance.inference.completion;

import org.jspecify.annotations.NullMarked;
