package dev.parlance.account.ledger;

import java.util.Map;

/**
 * All books of the installation, added up at one moment.
 *
 * @param granted by operators, less what they took back
 * @param used by calls, as the journal says
 * @param balances of all wallets
 * @param reserved of all wallets
 * @param faults how many accounts or entries break which rule; empty when the books agree
 */
public record BookReport(Money granted, Money used, Money balances, Money reserved, Map<String, Long> faults) {

    public BookReport {
        faults = Map.copyOf(faults);
    }

    public boolean agrees() {
        return faults.isEmpty();
    }
}
