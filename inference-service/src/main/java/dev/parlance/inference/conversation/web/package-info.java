/** How an account looks at its conversations, takes them along and lets them be forgotten. */
@NullMarked
package dev.parlance.inference.conversation.web;

import org.jspecify.annotations.NullMarked;
