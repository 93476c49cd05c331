/** Pictures, sounds, films and files in a request, turned into text before a model reads it. */
@NullMarked
package dev.parlance.inference.media;

import org.jspecify.annotations.NullMarked;
