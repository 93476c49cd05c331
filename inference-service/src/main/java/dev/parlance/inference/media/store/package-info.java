/** Where it is remembered what was read out of media. */
@NullMarked
package dev.parlance.inference.media.store;

import org.jspecify.annotations.NullMarked;
