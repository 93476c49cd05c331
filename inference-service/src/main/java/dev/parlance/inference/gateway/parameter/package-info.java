/** The parameters of an AI gateway: which there are, which values they take, and which of them are secrets. */
@NullMarked
package dev.parlance.inference.gateway.parameter;

import org.jspecify.annotations.NullMarked;
