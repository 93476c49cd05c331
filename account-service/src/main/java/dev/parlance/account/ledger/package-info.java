/** Money: wallets, the journal that explains them, and whether the two agree. */
@NullMarked
package dev.parlance.account.ledger;

import org.jspecify.annotations.NullMarked;
