/** The Messages shape: its requests are told in the OpenAI chat shape, and its answers are made of the same parts. */
@NullMarked
package dev.parlance.inference.messages;

import org.jspecify.annotations.NullMarked;
