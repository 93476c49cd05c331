package dev.parlance.knowledge.document.browsing;

import java.util.List;

import dev.parlance.knowledge.document.DocumentState;

/** Which documents of a collection somebody wants to see. */
record Browse(List<Condition> conditions, List<DocumentState> states, DocumentOrder order, int limit, int offset) {

    Browse {
        conditions = List.copyOf(conditions);
        states = List.copyOf(states);
    }
}
