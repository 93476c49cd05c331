/** What operators see of the work of models and tools: how much, how fast, how dear. */
@NullMarked
package dev.parlance.inference.telemetry;

import org.jspecify.annotations.NullMarked;
