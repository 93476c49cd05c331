package dev.parlance.account.reservation;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What becomes of slots: calls that ended, and slots that were never used. A slot named twice counts the first time.
 */
record Settlement(List<EndedCall> calls, List<SlotId> returned) {

    Settlement {
        calls = List.copyOf(calls);
        returned = List.copyOf(returned);
    }

    boolean isEmpty() {
        return calls.isEmpty() && returned.isEmpty();
    }

    Settlement without(Collection<SlotId> slots) {
        Set<SlotId> gone = Set.copyOf(slots);
        return new Settlement(calls.stream().filter(call -> !gone.contains(call.id())).toList(),
                returned.stream().filter(slot -> !gone.contains(slot)).toList());
    }
}
