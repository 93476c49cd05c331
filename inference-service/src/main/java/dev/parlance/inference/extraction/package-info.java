/** The built-in answering model: chooses from passages the statements that answer a question, joins and cites them, or says there are none. */
@NullMarked
package dev.parlance.inference.extraction;

import org.jspecify.annotations.NullMarked;
