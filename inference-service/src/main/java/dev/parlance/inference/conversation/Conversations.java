package dev.parlance.inference.conversation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.inference.stream.Answer;

/** The sessions of all accounts. */
public interface Conversations {

    /**
     * Records a question, in a new session or in one the account has; fails with 404 for any other session.
     *
     * @param session absent for a new one
     */
    Mono<Turn> ask(UUID account, @Nullable SessionId session, String question);

    /** Records what was sent in answer, as far as it came. The first call for a turn counts. */
    Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome);
}
