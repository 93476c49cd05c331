/** What the operator of an installation may do to accounts: give money, change plans, look at the books. */
@NullMarked
package dev.parlance.account.operator;

import org.jspecify.annotations.NullMarked;
