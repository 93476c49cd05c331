/** Who asks, on which way, and in which conversation of his own. */
@NullMarked
package dev.parlance.inference.inquiry;

import org.jspecify.annotations.NullMarked;
