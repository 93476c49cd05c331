/** Chat clients, their sessions and channels. */
@NullMarked
package dev.parlance.webchat;

import org.jspecify.annotations.NullMarked;
