package dev.parlance.inference.conversation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;

/** The sessions of all accounts that are written down. */
public interface Conversations {

    /**
     * Records a question, in a new session or in one the account has; fails with 404 for any other session.
     *
     * @param session absent for a new one
     */
    Mono<Turn> ask(Caller caller, Kind kind, @Nullable SessionId session, String question);

    /** The latest turns of a session, oldest first; fails with 404 for one that is not the account's. */
    Mono<List<Exchange>> before(UUID account, Kind kind, SessionId session);

    /** Records what was sent in answer, as far as it came. The first call for a turn counts. */
    Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome);
}
