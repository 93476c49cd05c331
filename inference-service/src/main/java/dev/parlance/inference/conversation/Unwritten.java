package dev.parlance.inference.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.identity.Ids;
import dev.parlance.inference.conversation.Turn.Exchange;

/**
 * Sessions of accounts that let nothing be written down. They are in the memory of this instance and nowhere else: an hour
 * after their last turn they are forgotten, and sooner where there are too many of them.
 */
final class Unwritten {

    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MOST = 20_000;

    private static final long MOST_CHARACTERS = 32_000_000;

    /** Of an answer; follow-up questions need no more of it. */
    private static final int LONGEST = 4_000;

    private final Clock clock;

    /** The one that was silent longest comes first. */
    private final Map<SessionId, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    private long characters;

    Unwritten(Clock clock) {
        this.clock = clock;
    }

    private static final class Session {

        private final UUID account;

        private final Kind kind;

        private final Deque<Exchange> exchanges = new ArrayDeque<>();

        private Instant lastAt;

        Session(UUID account, Kind kind, Instant now) {
            this.account = account;
            this.kind = kind;
            this.lastAt = now;
        }

        long characters() {
            return exchanges.stream().mapToLong(each -> each.question().length() + each.answer().length()).sum();
        }
    }

    /** @param before what was said in it until now, oldest first */
    synchronized Turn begin(Asked asked, SessionId id, List<Exchange> before) {
        forgetOld();
        drop(id);
        Session session = new Session(asked.account(), asked.kind(), clock.instant());
        before.forEach(exchange -> say(session, exchange));
        sessions.put(id, session);
        return turn(asked, id, session);
    }

    /** Absent where no such session is remembered here. */
    synchronized @Nullable Turn goOn(Asked asked, SessionId id) {
        forgetOld();
        Session session = sessions.get(id);
        if (session == null || !session.account.equals(asked.account()) || session.kind != asked.kind()) {
            return null;
        }
        session.lastAt = clock.instant();
        return turn(asked, id, session);
    }

    synchronized void conclude(Turn turn, String answer) {
        Session session = sessions.get(turn.session());
        if (session != null && session.account.equals(turn.account())) {
            session.lastAt = clock.instant();
            say(session, new Exchange(turn.question(), shortened(answer)));
            forgetOld();
        }
    }

    /** False for a session that is not remembered here. */
    synchronized boolean forget(UUID account, Kind kind, SessionId id) {
        Session session = sessions.get(id);
        boolean own = session != null && session.account.equals(account) && session.kind == kind;
        if (own) {
            drop(id);
        }
        return own;
    }

    synchronized int forgetAll(UUID account, Kind kind) {
        List<SessionId> own = sessions.entrySet().stream()
                .filter(each -> each.getValue().account.equals(account) && each.getValue().kind == kind)
                .map(Map.Entry::getKey).toList();
        own.forEach(this::drop);
        return own.size();
    }

    private Turn turn(Asked asked, SessionId id, Session session) {
        return new Turn(Ids.next(), id, asked.account(), asked.key(), asked.question(),
                List.copyOf(session.exchanges), false);
    }

    private void say(Session session, Exchange exchange) {
        session.exchanges.addLast(exchange);
        characters += exchange.question().length() + exchange.answer().length();
        if (session.exchanges.size() > Turn.REACH) {
            Exchange first = session.exchanges.removeFirst();
            characters -= first.question().length() + first.answer().length();
        }
    }

    private void drop(SessionId id) {
        Session session = sessions.remove(id);
        characters -= session == null ? 0 : session.characters();
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        Iterator<Session> silentLongest = sessions.values().iterator();
        while (silentLongest.hasNext()) {
            Session next = silentLongest.next();
            if (sessions.size() < MOST && characters <= MOST_CHARACTERS && next.lastAt.isAfter(oldest)) {
                return;
            }
            characters -= next.characters();
            silentLongest.remove();
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Who asks what. */
    record Asked(UUID account, @Nullable UUID key, Kind kind, String question) {}
}
