/** Reads what Word, Excel and PowerPoint write. */
@NullMarked
package dev.parlance.knowledge.parsing.office;

import org.jspecify.annotations.NullMarked;
