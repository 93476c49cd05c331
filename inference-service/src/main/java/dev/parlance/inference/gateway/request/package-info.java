/** What an AI gateway makes of a request before a model reads it. */
@NullMarked
package dev.parlance.inference.gateway.request;

import org.jspecify.annotations.NullMarked;
