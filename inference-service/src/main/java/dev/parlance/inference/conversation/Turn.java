package dev.parlance.inference.conversation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A question in a session, about to be answered.
 *
 * @param key with which it was asked, absent for a person
 * @param before the latest earlier turns of the session that have an answer, oldest first
 * @param written whether it is kept; what is not is remembered by this instance alone, and for a while
 */
public record Turn(UUID id, SessionId session, UUID account, @Nullable UUID key, String question,
        List<Exchange> before, boolean written) {

    /** How many earlier turns a follow-up question can reach. */
    public static final int REACH = 6;

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
