/** Keys that speak for an account: made by its members, shown once, revoked at once. */
@NullMarked
package dev.parlance.account.apikey;

import org.jspecify.annotations.NullMarked;
