/** Calls to addresses that accounts have chosen, made so that the receiver can tell they come from here. */
@NullMarked
package dev.parlance.inference.hook;

import org.jspecify.annotations.NullMarked;
