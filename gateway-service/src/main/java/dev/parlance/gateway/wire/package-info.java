/** What comes over the wire before it is a request: its encryption, its head, and how slowly it comes. */
@NullMarked
package dev.parlance.gateway.wire;

import org.jspecify.annotations.NullMarked;
