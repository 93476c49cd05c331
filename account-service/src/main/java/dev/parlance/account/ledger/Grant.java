package dev.parlance.account.ledger;

import java.util.UUID;

/**
 * Money an operator gives to an account.
 *
 * @param id chosen by whoever gives; the same grant again changes nothing
 * @param amount below zero takes back what was given
 * @param note why, for whoever reads the journal
 */
public record Grant(UUID id, UUID account, Money amount, String note) {}
