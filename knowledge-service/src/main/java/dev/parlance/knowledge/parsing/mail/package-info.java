/** Reads e-mail: who wrote what to whom, with what is attached to it. */
@NullMarked
package dev.parlance.knowledge.parsing.mail;

import org.jspecify.annotations.NullMarked;
