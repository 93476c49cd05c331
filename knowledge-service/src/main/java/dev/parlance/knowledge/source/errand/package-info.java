/** What is to be fetched: handed out to one worker at a time, and never lost with it. */
@NullMarked
package dev.parlance.knowledge.source.errand;

import org.jspecify.annotations.NullMarked;
