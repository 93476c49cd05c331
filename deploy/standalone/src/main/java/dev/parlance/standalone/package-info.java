/** The whole suite in one process. */
@NullMarked
package dev.parlance.standalone;

import org.jspecify.annotations.NullMarked;
