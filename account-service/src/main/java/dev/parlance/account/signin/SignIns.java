package dev.parlance.account.signin;

import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;

import dev.parlance.account.account.Account;
import dev.parlance.account.account.Accounts;
import dev.parlance.account.account.EmailAddress;
import dev.parlance.account.account.Member;
import dev.parlance.account.attempts.Attempt;
import dev.parlance.account.attempts.SignInAttempts;
import dev.parlance.account.session.PasswordChange;
import dev.parlance.account.session.Sessions;
import dev.parlance.account.session.Tokens;
import dev.parlance.account.visitor.Visit;
import dev.parlance.chassis.failure.Failure;

/** The ways of becoming known: as somebody new, as somebody who was here before, and by another password from now on. */
final class SignIns {

    private final Accounts accounts;

    private final PasswordHashes passwords;

    private final SignInAttempts attempts;

    private final Sessions sessions;

    private final NewAccounts newAccounts;

    SignIns(Accounts accounts, PasswordHashes passwords, SignInAttempts attempts, Sessions sessions,
            NewAccounts newAccounts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.newAccounts = newAccounts;
    }

    /** Opens an account with one member, who is signed in to it. Hashes only where that is likely to succeed. */
    Mono<Tokens> register(Registration registration, Visit visit) {
        EmailAddress email = registration.email();
        return accounts.findMember(email).hasElement()
                .filter(taken -> !taken).switchIfEmpty(Mono.error(email::taken))
                .flatMap(free -> passwords.hash(registration.password()))
                .flatMap(hash -> open(registration, hash, visit));
    }

    /** Fails alike, in words and in time, whether nobody has the address or the password is another. */
    Mono<Tokens> signIn(String email, Password password, Visit visit) {
        return attempts.admit(email, visit.from())
                .flatMap(attempt -> prove(email, password, attempt))
                .switchIfEmpty(Mono.error(SignIns::refusal))
                .flatMap(member -> sessions.start(member.account(), member.id(), visit));
    }

    /** Fails with 403 where the password is not the person's; guessing it is as slow as guessing it to sign in. */
    Mono<Tokens> changePassword(UUID account, UUID member, PasswordRequest request, Visit visit) {
        Password current = request.requiredCurrent();
        Password chosen = request.requiredNew();
        return accounts.findMember(account, member).switchIfEmpty(Mono.error(SignIns::notAMember))
                .flatMap(known -> prove(known, current, visit))
                .flatMap(known -> change(known, chosen, visit))
                .switchIfEmpty(Mono.error(SignIns::wrongPassword));
    }

    private Mono<Tokens> open(Registration registration, String hash, Visit visit) {
        Account account = newAccounts.account(registration);
        Member member = newAccounts.member(account, registration, hash);
        return accounts.open(account, member, visit.requestId())
                .then(Mono.defer(() -> sessions.start(account.id(), member.id(), visit)));
    }

    private Mono<Tokens> change(Member member, Password chosen, Visit visit) {
        return passwords.hash(chosen)
                .map(hash -> new PasswordChange(member.account(), member.id(), member.passwordHash(), hash))
                .flatMap(change -> sessions.restart(change, visit));
    }

    private Mono<Member> prove(String email, Password password, Attempt attempt) {
        return find(email).flatMap(member -> check(member, password, attempt));
    }

    private Mono<Member> prove(Member member, Password password, Visit visit) {
        return attempts.admit(member.email().text(), visit.from())
                .flatMap(attempt -> check(Optional.of(member), password, attempt));
    }

    private Mono<Optional<Member>> find(String email) {
        return Mono.justOrEmpty(EmailAddress.parse(email)).flatMap(accounts::findMember).singleOptional();
    }

    /** Empty for a wrong password and for nobody's; a try that could not be looked at is none. */
    private Mono<Member> check(Optional<Member> member, Password password, Attempt attempt) {
        return passwords.matches(password, member.map(Member::passwordHash).orElse(null))
                .onErrorResume(busy -> attempts.takeBack(attempt).then(Mono.error(busy)))
                .filter(Boolean::booleanValue).flatMap(same -> Mono.justOrEmpty(member))
                .delayUntil(same -> attempts.succeeded(attempt));
    }

    private static Failure refusal() {
        return Failure.unauthorized("invalid_credentials", "The e-mail address or the password is not right.");
    }

    private static Failure wrongPassword() {
        return Failure.forbidden("wrong_password", "The current password is not right.").withField("current_password");
    }

    private static Failure notAMember() {
        return Failure.unauthorized("invalid_credentials", "The credential is not valid, or no longer.");
    }
}
