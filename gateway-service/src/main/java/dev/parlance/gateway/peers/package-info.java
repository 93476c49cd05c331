/** Who is at the other end of a connection: the client itself, or a proxy that speaks for it. */
@NullMarked
package dev.parlance.gateway.peers;

import org.jspecify.annotations.NullMarked;
