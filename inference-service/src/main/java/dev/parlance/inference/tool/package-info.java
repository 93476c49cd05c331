/** Tools that run here while a model answers. */
@NullMarked
package dev.parlance.inference.tool;

import org.jspecify.annotations.NullMarked;
