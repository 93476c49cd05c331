/** Reads files in processes of their own, which can be killed and take nothing with them. */
@NullMarked
package dev.parlance.knowledge.parsing.process;

import org.jspecify.annotations.NullMarked;
