/** The first answer to a request that may be sent again, kept under the key its client gave it. */
@NullMarked
package dev.parlance.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
