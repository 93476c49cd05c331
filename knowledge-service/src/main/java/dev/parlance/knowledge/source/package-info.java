/** Sources of a workspace's knowledge: addresses, texts and files, how they come in and how they are kept. */
@NullMarked
package dev.parlance.knowledge.source;

import org.jspecify.annotations.NullMarked;
