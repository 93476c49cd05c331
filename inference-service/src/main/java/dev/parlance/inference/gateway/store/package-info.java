/** AI gateways in PostgreSQL, their secrets sealed. */
@NullMarked
package dev.parlance.inference.gateway.store;

import org.jspecify.annotations.NullMarked;
