/** Accounts, and the members who sign in to them. */
@NullMarked
package dev.parlance.account.account;

import org.jspecify.annotations.NullMarked;
