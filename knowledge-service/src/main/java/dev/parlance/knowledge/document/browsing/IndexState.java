package dev.parlance.knowledge.document.browsing;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.DocumentState;

/** How far documents are, in the words of the platform API. */
enum IndexState {

    QUEUED("Queued", DocumentState.PENDING, DocumentState.PROCESSING), INDEXED("Indexed",
            DocumentState.READY), CANCELLED("Cancelled", DocumentState.FAILED);

    private final String word;

    private final List<DocumentState> states;

    IndexState(String word, DocumentState... states) {
        this.word = word;
        this.states = List.of(states);
    }

    @JsonValue
    String word() {
        return word;
    }

    static IndexState of(DocumentState state) {
        return Arrays.stream(values()).filter(each -> each.states.contains(state)).findFirst().orElseThrow();
    }

    /** The states a list is kept to; all, where none is named. */
    static List<DocumentState> named(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return List.of(DocumentState.values());
        }
        return Arrays.stream(values()).filter(each -> each.word.equalsIgnoreCase(word)).findFirst()
                .orElseThrow(() -> Failure.invalid("state",
                        "The field 'state' is 'queued', 'indexed' or 'cancelled'.")).states;
    }
}
