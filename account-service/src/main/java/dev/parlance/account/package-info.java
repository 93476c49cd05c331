/** Accounts, members and API keys. */
@NullMarked
package dev.parlance.account;

import org.jspecify.annotations.NullMarked;
