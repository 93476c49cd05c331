package dev.parlance.inference.conversation;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.conversation.Unwritten.Asked;
import dev.parlance.inference.stream.Answer;

/**
 * Sessions of all accounts, of those that are written down and of those that are not. A session that began unwritten stays
 * so as long as it is remembered; one that was written before goes on unwritten once its account wants that.
 */
public final class Dialogues {

    private final Conversations written;

    private final Journal journal;

    private final Unwritten unwritten;

    Dialogues(Conversations written, Journal journal, Unwritten unwritten) {
        this.written = written;
        this.journal = journal;
        this.unwritten = unwritten;
    }

    /**
     * Takes in a question, in a new session or in one the account has; fails with 404 for any other session.
     *
     * @param session absent for a new one
     */
    public Mono<Turn> ask(Caller caller, Kind kind, @Nullable SessionId session, String question) {
        return Mono.defer(() -> {
            Asked asked = new Asked(caller.account(), caller.key(), kind, question);
            Turn remembered = session == null ? null : unwritten.goOn(asked, session);
            if (remembered != null) {
                return Mono.just(remembered);
            }
            return caller.allowConversationsLogging()
                    ? written.ask(caller, kind, session, question)
                    : unwritten(asked, session);
        });
    }

    private Mono<Turn> unwritten(Asked asked, @Nullable SessionId session) {
        Mono<List<Exchange>> before = session == null
                ? Mono.just(List.of())
                : written.before(asked.account(), asked.kind(), session);
        SessionId id = session == null ? SessionId.next() : session;
        return before.map(exchanges -> unwritten.begin(asked, id, exchanges));
    }

    /**
     * Begins to keep what was sent in answer at once, whether or not anybody waits for the result, which never is a failure.
     */
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        if (turn.written()) {
            return journal.conclude(turn, answer, outcome);
        }
        unwritten.conclude(turn, answer.text());
        return Mono.empty();
    }

    /** Forgets a session that is only remembered; false for any other. */
    public boolean forget(UUID account, Kind kind, SessionId session) {
        return unwritten.forget(account, kind, session);
    }

    /** Forgets those that are only remembered; says how many that were. */
    public int forgetAll(UUID account, Kind kind) {
        return unwritten.forgetAll(account, kind);
    }
}
