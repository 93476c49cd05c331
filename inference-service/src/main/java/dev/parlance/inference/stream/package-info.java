/** The parts of an answer on their way to the caller, whatever made them and whatever shape they will take. */
@NullMarked
package dev.parlance.inference.stream;

import org.jspecify.annotations.NullMarked;
