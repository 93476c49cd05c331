package dev.parlance.account.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;
import dev.parlance.account.visitor.Visit;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/**
 * {@link Sessions} of two tokens each. An access token is read without asking anybody, yet it is good only as long as its session;
 * a refresh token is good once, and brings the next pair.
 */
final class RotatingSessions implements Sessions {

    private final SessionBook book;

    private final AccessTokens tokens;

    private final SessionSettings settings;

    private final SecureRandom random;

    private final Clock clock;

    RotatingSessions(SessionBook book, AccessTokens tokens, SessionSettings settings, SecureRandom random,
            Clock clock) {
        this.book = book;
        this.tokens = tokens;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public Mono<Tokens> start(UUID account, UUID member, Visit visit) {
        return Mono.defer(() -> open(session(account, member, visit), refreshToken(), visit));
    }

    @Override
    public Mono<Tokens> restart(PasswordChange change, Visit visit) {
        return Mono.defer(
                () -> reopen(change, session(change.account(), change.member(), visit), refreshToken(), visit));
    }

    @Override
    public Mono<Tokens> renew(String spent, String requestId) {
        return Mono.defer(() -> renew(spent, refreshToken(), requestId))
                .switchIfEmpty(Mono.error(RotatingSessions::refusal));
    }

    @Override
    public Mono<Void> end(String token, String requestId) {
        return Mono.defer(() -> book.end(RefreshToken.sha256(token), now(), requestId));
    }

    private Mono<Tokens> open(Session session, RefreshToken first, Visit visit) {
        return book.open(session, first, author(session, visit)).thenReturn(tokens(session, first));
    }

    private Mono<Tokens> reopen(PasswordChange change, Session session, RefreshToken first, Visit visit) {
        return book.reopen(change, session, first, author(session, visit))
                .filter(Boolean::booleanValue).map(done -> tokens(session, first));
    }

    private Mono<Tokens> renew(String spent, RefreshToken next, String requestId) {
        return book.renew(RefreshToken.sha256(spent), next, now(), requestId).map(session -> tokens(session, next));
    }

    private static Author author(Session session, Visit visit) {
        return Author.member(session.member(), visit.requestId());
    }

    private Session session(UUID account, UUID member, Visit visit) {
        Instant now = now();
        return new Session(Ids.next(), account, member, visit.from().text(), now, now.plus(settings.session()));
    }

    private RefreshToken refreshToken() {
        return RefreshToken.random(random, now().plus(settings.idle()));
    }

    private Tokens tokens(Session session, RefreshToken refresh) {
        return new Tokens(tokens.issue(session.account(), session.member(), session.id()), refresh);
    }

    /** As exactly as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Failure refusal() {
        return Failure.unauthorized("invalid_refresh_token",
                "The refresh token is not valid, or no longer. Sign in again.");
    }
}
