/** What changed in an account and whose doing it was. */
@NullMarked
package dev.parlance.account.audit;

import org.jspecify.annotations.NullMarked;
