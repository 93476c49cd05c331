/** Which models there are, under which names they answer, and which one is meant when a caller leaves the choice to us. */
@NullMarked
package dev.parlance.inference.model;

import org.jspecify.annotations.NullMarked;
