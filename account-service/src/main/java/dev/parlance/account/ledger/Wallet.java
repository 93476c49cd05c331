package dev.parlance.account.ledger;

/**
 * What an account may spend.
 *
 * @param balance granted and not yet spent; below zero where a last call cost more than was expected
 * @param reserved of it set aside for calls under way
 */
public record Wallet(Money balance, Money reserved) {

    Money available() {
        return new Money(balance.micros() - reserved.micros());
    }
}
