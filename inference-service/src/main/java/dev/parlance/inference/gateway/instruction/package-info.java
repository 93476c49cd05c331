/** Instructions that are kept elsewhere and fetched from there. */
@NullMarked
package dev.parlance.inference.gateway.instruction;

import org.jspecify.annotations.NullMarked;
