/** Sessions of an account with the assistant: what was asked, what was sent in answer, and how it ended. */
@NullMarked
package dev.parlance.inference.conversation;

import org.jspecify.annotations.NullMarked;
