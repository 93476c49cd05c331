/** What belongs to the public address itself: its headers and its health. */
@NullMarked
package dev.parlance.gateway.edge;

import org.jspecify.annotations.NullMarked;
