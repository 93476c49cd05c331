package dev.parlance.inference.conversation;

import java.util.List;
import java.util.UUID;

/**
 * A question in a session, about to be answered.
 *
 * @param before the latest earlier turns of the session that have an answer, oldest first
 */
public record Turn(UUID id, SessionId session, UUID account, String question, List<Exchange> before) {

    public Turn {
        before = List.copyOf(before);
    }

    /** A turn that is over. */
    public record Exchange(String question, String answer) {}

    /** What was asked before, oldest first. */
    public List<String> earlierQuestions() {
        return before.stream().map(Exchange::question).toList();
    }
}
