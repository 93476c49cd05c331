/** What an AI gateway makes of a model's answer before the caller reads it. */
@NullMarked
package dev.parlance.inference.gateway.reply;

import org.jspecify.annotations.NullMarked;
