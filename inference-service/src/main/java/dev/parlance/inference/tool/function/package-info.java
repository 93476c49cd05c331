/** Tools that are HTTP endpoints of an account's own. */
@NullMarked
package dev.parlance.inference.tool.function;

import org.jspecify.annotations.NullMarked;
