package dev.parlance.inference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.Conversations;
import dev.parlance.inference.conversation.KeptCompletion;
import dev.parlance.inference.conversation.KeptCompletions;
import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.KeptSessions;
import dev.parlance.inference.conversation.KeptTurn;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.SessionId;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.conversation.Turn.Exchange;
import dev.parlance.inference.conversation.Wanted;
import dev.parlance.inference.stream.Answer;

/** Sessions that last as long as a test. */
public final class InMemoryConversations implements Conversations, KeptSessions, KeptCompletions {

    /** How a turn ended. */
    public record Concluded(Turn turn, String text, Outcome outcome) {}

    private record Owned(UUID account, Kind kind, @Nullable UUID key, Instant since) {}

    private final Map<SessionId, Owned> owners = new ConcurrentHashMap<>();

    private final List<String> forgotten = new CopyOnWriteArrayList<>();

    private final List<KeptCompletion> completions = new CopyOnWriteArrayList<>();

    private final List<Concluded> concluded = new CopyOnWriteArrayList<>();

    @Override
    public Mono<Turn> ask(Caller caller, Kind kind, @Nullable SessionId session, String question) {
        return Mono.fromSupplier(() -> asked(caller, kind, session, question));
    }

    private Turn asked(Caller caller, Kind kind, @Nullable SessionId session, String question) {
        List<Exchange> before = session == null ? List.of() : exchanges(caller.account(), kind, session);
        SessionId id = session == null ? SessionId.next() : session;
        owners.putIfAbsent(id, new Owned(caller.account(), kind, caller.key(), Instant.now()));
        return new Turn(Ids.next(), id, caller.account(), caller.key(), question, before, true);
    }

    private List<Exchange> exchanges(UUID account, Kind kind, SessionId session) {
        Owned owned = owners.get(session);
        if (owned == null || !owned.account().equals(account) || owned.kind() != kind) {
            throw Failure.notFound(kind == Kind.CHAT ? "session" : "conversation");
        }
        return concluded.stream().filter(one -> one.turn().session().equals(session))
                .map(one -> new Exchange(one.turn().question(), one.text())).toList();
    }

    @Override
    public Mono<List<Exchange>> before(UUID account, Kind kind, SessionId session) {
        return Mono.fromSupplier(() -> exchanges(account, kind, session));
    }

    @Override
    public Mono<Void> conclude(Turn turn, Answer answer, Outcome outcome) {
        return Mono.fromRunnable(() -> concluded.add(new Concluded(turn, answer.text(), outcome)));
    }

    public List<Concluded> concluded() {
        return concluded;
    }

    /** How many sessions were ever written down. */
    public int written() {
        return owners.size();
    }

    private List<KeptSession> wanted(Wanted wanted) {
        List<KeptSession> sessions = new ArrayList<>();
        owners.forEach((id, owned) -> {
            if (owned.account().equals(wanted.account()) && wanted.kinds().contains(owned.kind())
                    && (wanted.key() == null || wanted.key().equals(owned.key()))) {
                sessions.add(session(id, owned));
            }
        });
        sessions.sort(Comparator.comparing(KeptSession::lastAt).reversed());
        return sessions;
    }

    private KeptSession session(SessionId id, Owned owned) {
        String preview = concluded.stream().filter(one -> one.turn().session().equals(id)).map(Concluded::text)
                .reduce("", (first, second) -> second);
        return new KeptSession(id.value(), owned.kind(), owned.key(), null, "small-1", null, "{}", null,
                owned.since(), owned.since(), 11, preview);
    }

    @Override
    public Mono<List<KeptSession>> list(Wanted wanted, int skip, int most) {
        return Mono.fromSupplier(() -> wanted(wanted).stream().skip(skip).limit(most).toList());
    }

    @Override
    public Mono<KeptSession> find(UUID account, Set<Kind> kinds, UUID session) {
        Wanted all = new Wanted(account, kinds, null, null, null, null);
        return Flux.defer(() -> Flux.fromIterable(wanted(all))).filter(one -> one.id().equals(session)).next();
    }

    @Override
    public Mono<List<KeptTurn>> latest(UUID account, Collection<UUID> sessions, int most) {
        return Flux.fromIterable(concluded).filter(one -> one.turn().account().equals(account))
                .filter(one -> sessions.contains(one.turn().session().value())).map(this::turn).collectList();
    }

    private KeptTurn turn(Concluded one) {
        Turn turn = one.turn();
        return new KeptTurn(turn.id(), turn.session().value(), owners.get(turn.session()).kind(), turn.question(), null,
                one.text(), one.outcome().name().toLowerCase(Locale.ROOT), "[]", "small-1", 9, 2,
                Instant.EPOCH, Instant.EPOCH);
    }

    @Override
    public Flux<KeptTurn> turns(Wanted wanted, @Nullable UUID session) {
        return Flux.defer(() -> Flux.fromIterable(wanted(wanted))).map(KeptSession::id)
                .filter(id -> session == null || session.equals(id)).collectList()
                .flatMapMany(ids -> latest(wanted.account(), ids, 0)).flatMapIterable(turns -> turns);
    }

    @Override
    public Mono<Boolean> remove(UUID account, Set<Kind> kinds, UUID session) {
        return find(account, kinds, session).map(found -> owners.remove(new SessionId(session)) != null)
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Long> removeAll(Wanted wanted) {
        return Flux.defer(() -> Flux.fromIterable(wanted(wanted)))
                .doOnNext(session -> owners.remove(new SessionId(session.id()))).count();
    }

    @Override
    public Mono<Long> forget(Set<String> plans, boolean others, Instant before) {
        return Mono.fromSupplier(() -> {
            forgotten.add((others ? "not " : "") + new TreeSet<>(plans) + " before " + before);
            return 0L;
        });
    }

    /** Which were to be forgotten. */
    public List<String> forgotten() {
        return forgotten;
    }

    @Override
    public Mono<Void> add(List<KeptCompletion> more) {
        return Mono.fromRunnable(() -> completions.addAll(more));
    }

    public List<KeptCompletion> completions() {
        return completions;
    }
}
