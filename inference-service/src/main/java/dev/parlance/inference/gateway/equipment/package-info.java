/** The tools that run here for an AI gateway. */
@NullMarked
package dev.parlance.inference.gateway.equipment;

import org.jspecify.annotations.NullMarked;
