package dev.parlance.account.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.account.account.Account;
import dev.parlance.account.account.AccountName;
import dev.parlance.account.account.Accounts;
import dev.parlance.account.account.EmailAddress;
import dev.parlance.account.account.Member;
import dev.parlance.account.account.Plan;
import dev.parlance.account.account.PlanSettings;
import dev.parlance.account.attempts.Attempt;
import dev.parlance.account.attempts.SignInAttempts;
import dev.parlance.account.session.AccessToken;
import dev.parlance.account.session.PasswordChange;
import dev.parlance.account.session.Person;
import dev.parlance.account.session.RefreshToken;
import dev.parlance.account.session.Sessions;
import dev.parlance.account.session.Tokens;
import dev.parlance.account.visitor.ClientAddress;
import dev.parlance.account.visitor.Visit;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SignIns}. */
class SignInsTests {

    private static final Password PASSWORD = new Password("correct horse");

    private static final Visit VISIT = new Visit(new ClientAddress("192.0.2.1"), "test");

    private final Kept accounts = new Kept();

    private final Counted hashes = new Counted();

    private final Watched attempts = new Watched();

    private final Opened sessions = new Opened();

    private final SignIns signIns = new SignIns(accounts, hashes, attempts, sessions,
            new NewAccounts(new PlanSettings(Plan.PRO), Clock.systemUTC()));

    @Test
    void opensAnAccountOnThePlanOfNewOnes() {
        StepVerifier.create(register()).expectNextCount(1).verifyComplete();

        assertThat(accounts.accounts).singleElement().extracting(Account::plan).isEqualTo(Plan.PRO);
    }

    @Test
    void signsANewPersonInToTheirAccount() {
        StepVerifier.create(register()).expectNextCount(1).verifyComplete();

        assertThat(sessions.accounts).containsExactly(accounts.accounts.getFirst().id());
    }

    @Test
    void hashesNothingForAnAddressAlreadyTaken() {
        Failure refusal = refused(register().then(Mono.defer(this::register)));

        assertThat(refusal.code()).isEqualTo("email_taken");
        assertThat(hashes.hashed).hasSize(1);
    }

    @Test
    void letsAPersonBackIn() {
        StepVerifier.create(register().then(signIn(" ada@example.com ", PASSWORD))).expectNextCount(1)
                .verifyComplete();

        assertThat(sessions.accounts).hasSize(2).containsOnly(accounts.accounts.getFirst().id());
        assertThat(attempts.good).hasSize(1);
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownAddressAlike() {
        Failure wrong = refused(register().then(signIn("ada@example.com", new Password("wrong"))));
        Failure unknown = refused(signIn("eve@example.com", PASSWORD));
        Failure noAddress = refused(signIn("no address\0", PASSWORD));

        assertThat(List.of(wrong, unknown, noAddress))
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(401))
                .extracting(Failure::text).containsOnly(wrong.text());
        assertThat(attempts.good).isEmpty();
    }

    @Test
    void comparesOnceWhoeverAsks() {
        register().then(signIn("ada@example.com", new Password("wrong")))
                .onErrorComplete().then(signIn("eve@example.com", PASSWORD))
                .onErrorComplete().then(signIn("no address", PASSWORD))
                .as(StepVerifier::create).expectError(Failure.class).verify();

        assertThat(hashes.compared).hasSize(3);
    }

    @Test
    void comparesNothingForWhoeverHasToWait() {
        attempts.patience = false;

        assertThat(refused(signIn("ada@example.com", PASSWORD)).status()).isEqualTo(429);
        assertThat(hashes.compared).isEmpty();
    }

    @Test
    void countsNoTryThatCouldNotBeLookedAt() {
        hashes.busy = true;

        assertThat(refused(signIn("ada@example.com", PASSWORD)).status()).isEqualTo(503);
        assertThat(attempts.takenBack).hasSize(1);
    }

    @Test
    void changesNoPasswordThatWasChangedMeanwhile() {
        StepVerifier.create(register()).expectNextCount(1).verifyComplete();
        sessions.changed = false;
        Member member = accounts.members.getFirst();

        Failure refusal = refused(signIns.changePassword(member.account(), member.id(),
                new PasswordRequest(PASSWORD.text(), "another horse"), VISIT));

        assertThat(refusal.code()).isEqualTo("wrong_password");
    }

    private Mono<Tokens> register() {
        return signIns.register(
                new Registration(new AccountName("Nordlicht"), new EmailAddress("ada@example.com"), PASSWORD), VISIT);
    }

    private Mono<Tokens> signIn(String email, Password password) {
        return signIns.signIn(email, password, VISIT);
    }

    private static Failure refused(Mono<Tokens> attempt) {
        List<Throwable> thrown = new ArrayList<>();
        StepVerifier.create(attempt).consumeErrorWith(thrown::add).verify();
        return (Failure) thrown.getFirst();
    }

    private static final class Kept implements Accounts {

        private final List<Account> accounts = new ArrayList<>();

        private final List<Member> members = new ArrayList<>();

        @Override
        public Mono<Void> open(Account account, Member first, String requestId) {
            return Mono.fromRunnable(() -> {
                accounts.add(account);
                members.add(first);
            });
        }

        @Override
        public Mono<Member> findMember(EmailAddress email) {
            return Mono.justOrEmpty(members.stream().filter(member -> member.email().equals(email)).findFirst());
        }

        @Override
        public Mono<Member> findMember(UUID account, UUID member) {
            return Mono.justOrEmpty(members.stream().filter(known -> known.id().equals(member)).findFirst());
        }
    }

    private static final class Counted implements PasswordHashes {

        private final List<String> hashed = new ArrayList<>();

        private final List<String> compared = new ArrayList<>();

        private boolean busy;

        @Override
        public Mono<String> hash(Password password) {
            return Mono.fromSupplier(() -> hashed.add(password.text())).map(added -> "hash of " + password.text());
        }

        @Override
        public Mono<Boolean> matches(Password password, @Nullable String hash) {
            if (busy) {
                return Mono.error(Failure.unavailable("sign-in"));
            }
            return Mono.fromSupplier(() -> compared.add(password.text()))
                    .map(added -> ("hash of " + password.text()).equals(hash));
        }
    }

    private static final class Watched implements SignInAttempts {

        private final List<Attempt> good = new ArrayList<>();

        private final List<Attempt> takenBack = new ArrayList<>();

        private boolean patience = true;

        @Override
        public Mono<Attempt> admit(String email, ClientAddress from) {
            return patience
                    ? Mono.just(new Attempt(email, from))
                    : Mono.error(Failure.of(429, "too_many_attempts", "Wait."));
        }

        @Override
        public Mono<Void> succeeded(Attempt attempt) {
            return Mono.fromRunnable(() -> good.add(attempt));
        }

        @Override
        public Mono<Void> takeBack(Attempt attempt) {
            return Mono.fromRunnable(() -> takenBack.add(attempt));
        }
    }

    private static final class Opened implements Sessions {

        private final List<UUID> accounts = new ArrayList<>();

        private boolean changed = true;

        @Override
        public Mono<Tokens> start(UUID account, UUID member, Visit visit) {
            return Mono.fromSupplier(() -> accounts.add(account)).map(added -> tokens(account, member));
        }

        @Override
        public Mono<Tokens> restart(PasswordChange change, Visit visit) {
            return changed ? start(change.account(), change.member(), visit) : Mono.empty();
        }

        @Override
        public Mono<Tokens> renew(String spent, String requestId) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> end(String token, String requestId) {
            return Mono.empty();
        }

        private static Tokens tokens(UUID account, UUID member) {
            var person = new Person(account, member, Ids.next(), Instant.EPOCH);
            return new Tokens(new AccessToken("a", Duration.ofHours(1), person),
                    new RefreshToken("r", Instant.EPOCH));
        }
    }
}
