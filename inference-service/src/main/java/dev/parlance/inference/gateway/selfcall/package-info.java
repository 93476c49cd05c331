/** Tools for models that know none: they are told of them in words, and what they write is read for calls. */
@NullMarked
package dev.parlance.inference.gateway.selfcall;

import org.jspecify.annotations.NullMarked;
