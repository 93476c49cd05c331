/** What was used, by whom and of what, as accounts are told it. */
@NullMarked
package dev.parlance.account.usage;

import org.jspecify.annotations.NullMarked;
