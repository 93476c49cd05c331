/** The Responses shape: its requests are told in the OpenAI chat shape, and its answers are made of the same parts. */
@NullMarked
package dev.parlance.inference.responses;

import org.jspecify.annotations.NullMarked;
