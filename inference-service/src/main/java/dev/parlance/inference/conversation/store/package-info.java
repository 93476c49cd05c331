/** Sessions in PostgreSQL. */
@NullMarked
package dev.parlance.inference.conversation.store;

import org.jspecify.annotations.NullMarked;
