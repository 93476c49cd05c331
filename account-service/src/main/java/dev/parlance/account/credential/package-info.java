/** What a key or a token presented at the edge stands for. */
@NullMarked
package dev.parlance.account.credential;

import org.jspecify.annotations.NullMarked;
