/** Knows what a grid of cells means: which rows are titles, column names, group labels, values or notes. */
@NullMarked
package dev.parlance.knowledge.parsing.table;

import org.jspecify.annotations.NullMarked;
