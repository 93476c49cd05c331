/** Which web pages may call: the origins of keys, and what browsers are told about them. */
@NullMarked
package dev.parlance.gateway.origins;

import org.jspecify.annotations.NullMarked;
