package dev.parlance.account.signin;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import reactor.core.publisher.Mono;

import dev.parlance.account.account.Account;
import dev.parlance.account.account.Accounts;
import dev.parlance.account.account.EmailAddress;
import dev.parlance.account.account.Member;
import dev.parlance.account.account.PlanSettings;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** The two ways of becoming known: as somebody new, and as somebody who was here before. */
final class SignIns {

    private final Accounts accounts;

    private final PasswordHashes passwords;

    private final AccessTokens tokens;

    private final PlanSettings plans;

    private final Clock clock;

    SignIns(Accounts accounts, PasswordHashes passwords, AccessTokens tokens, PlanSettings plans, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.plans = plans;
        this.clock = clock;
    }

    /** Opens an account with one member, who is signed in to it. Hashes only where that is likely to succeed. */
    Mono<AccessToken> register(Registration registration) {
        EmailAddress email = registration.email();
        return accounts.findMember(email).hasElement()
                .filter(taken -> !taken).switchIfEmpty(Mono.error(email::taken))
                .flatMap(free -> passwords.hash(registration.password()))
                .flatMap(hash -> open(registration, hash));
    }

    /** Fails alike, in words and in time, whether nobody has the address or the password is another. */
    Mono<AccessToken> signIn(String email, Password password) {
        return find(email).flatMap(member -> check(member, password))
                .switchIfEmpty(Mono.error(SignIns::refusal))
                .map(member -> tokens.issue(member.account(), member.id()));
    }

    private Mono<AccessToken> open(Registration registration, String hash) {
        var account = new Account(Ids.next(), registration.name(), plans.defaultPlan(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var member = new Member(Ids.next(), account.id(), registration.email(), hash);
        return accounts.open(account, member).then(Mono.fromSupplier(() -> tokens.issue(account.id(), member.id())));
    }

    private Mono<Optional<Member>> find(String email) {
        return Mono.justOrEmpty(EmailAddress.parse(email)).flatMap(accounts::findMember).singleOptional();
    }

    private Mono<Member> check(Optional<Member> member, Password password) {
        return passwords.matches(password, member.map(Member::passwordHash).orElse(null))
                .filter(Boolean::booleanValue).flatMap(same -> Mono.justOrEmpty(member));
    }

    private static Failure refusal() {
        return Failure.unauthorized("invalid_credentials", "The e-mail address or the password is not right.");
    }
}
