/** How the facts about keys and accounts reach this instance. */
@NullMarked
package dev.parlance.gateway.access.event;

import org.jspecify.annotations.NullMarked;
