/** What a call to a model costs, and that it is paid exactly once, however it ends. */
@NullMarked
package dev.parlance.inference.metering;

import org.jspecify.annotations.NullMarked;
