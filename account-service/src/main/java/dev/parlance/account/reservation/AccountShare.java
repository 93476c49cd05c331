package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import dev.parlance.chassis.event.Event;

/**
 * What a settlement says about one account.
 *
 * @param fact that tells of the calls; its id is also that of the entry in the journal
 * @param cost of all calls, in micro-units
 */
record AccountShare(Event fact, long cost, int calls) {

    static AccountShare of(Event fact, List<EndedCall> calls) {
        return new AccountShare(fact, calls.stream().mapToLong(EndedCall::cost).reduce(0, Math::addExact),
                calls.size());
    }

    UUID account() {
        return fact.account();
    }

    int length() {
        return fact.data().length;
    }
}
