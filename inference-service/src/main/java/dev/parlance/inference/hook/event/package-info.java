/** Facts about what accounts are known by. */
@NullMarked
package dev.parlance.inference.hook.event;

import org.jspecify.annotations.NullMarked;
