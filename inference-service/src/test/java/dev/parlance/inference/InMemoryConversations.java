package dev.parlance.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.stream.Answer;

/** Sessions that last as long as a test. */
public final class InMemoryConversations implements Conversations {

    /** How a turn ended. */
    public record Concluded(Turn turn, String text, Outcome outcome) {}

    private final Map<SessionId, UUID> owners = new ConcurrentHashMap<>();

    private final List<Concluded> concluded = new CopyOnWriteArrayList<>();

    @Override
    public Mono<Turn> ask(UUID account, @Nullable SessionId session, String question) {
        return Mono.fromSupplier(() -> asked(account, session, question));
    }

    private Turn asked(UUID account, @Nullable SessionId session, String question) {
        if (session != null && !account.equals(owners.get(session))) {
            throw Failure.notFound("session");
        }
        SessionId id = session == null ? SessionId.next() : session;
        owners.put(id, account);
        List<Exchange> before = new ArrayList<>();
        concluded.stream().filter(one -> one.turn().session().equals(id))
                .forEach(one -> before.add(new Exchange(one.turn().question(), one.text())));
        return new Turn(Ids.next(), id, account, question, before);
    }

    @Override
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        return Mono.fromRunnable(() -> concluded.add(new Concluded(turn, answer.text(), outcome)));
    }

    public List<Concluded> concluded() {
        return concluded;
    }
}
