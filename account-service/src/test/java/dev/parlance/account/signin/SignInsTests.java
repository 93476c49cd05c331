package dev.parlance.account.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link SignIns}. */
class SignInsTests {

    private static final Password PASSWORD = new Password("correct horse");

    private final Kept accounts = new Kept();

    private final Counted hashes = new Counted();

    private final AccessTokens tokens = new AccessTokens(
            new SignInSettings("0123456789abcdef0123456789abcdef", Duration.ofHours(1), 1, 1), Clock.systemUTC());

    private final SignIns signIns = new SignIns(accounts, hashes, tokens, new PlanSettings(Plan.PRO),
            Clock.systemUTC());

    @Test
    void opensAnAccountOnThePlanOfNewOnes() {
        StepVerifier.create(register()).expectNextCount(1).verifyComplete();

        assertThat(accounts.accounts).singleElement().extracting(Account::plan).isEqualTo(Plan.PRO);
    }

    @Test
    void signsANewPersonInToTheirAccount() {
        StepVerifier.create(register())
                .assertNext(token -> assertThat(tokens.read(token.text())).contains(token.person()))
                .verifyComplete();
    }

    @Test
    void hashesNothingForAnAddressAlreadyTaken() {
        Failure refusal = refused(register().then(Mono.defer(this::register)));

        assertThat(refusal.code()).isEqualTo("email_taken");
        assertThat(hashes.hashed).hasSize(1);
    }

    @Test
    void letsAPersonBackIn() {
        StepVerifier.create(register().then(signIns.signIn(" ada@example.com ", PASSWORD)))
                .assertNext(token -> assertThat(token.person().account()).isEqualTo(accounts.accounts.getFirst().id()))
                .verifyComplete();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownAddressAlike() {
        Failure wrong = refused(register().then(signIns.signIn("ada@example.com", new Password("wrong"))));
        Failure unknown = refused(signIns.signIn("eve@example.com", PASSWORD));
        Failure noAddress = refused(signIns.signIn("no address\0", PASSWORD));

        assertThat(List.of(wrong, unknown, noAddress))
                .allSatisfy(failure -> assertThat(failure.status()).isEqualTo(401))
                .extracting(Failure::text).containsOnly(wrong.text());
    }

    @Test
    void comparesOnceWhoeverAsks() {
        register().then(signIns.signIn("ada@example.com", new Password("wrong")))
                .onErrorComplete().then(signIns.signIn("eve@example.com", PASSWORD))
                .onErrorComplete().then(signIns.signIn("no address", PASSWORD))
                .as(StepVerifier::create).expectError(Failure.class).verify();

        assertThat(hashes.compared).hasSize(3);
    }

    private Mono<AccessToken> register() {
        return signIns.register(
                new Registration(new AccountName("Nordlicht"), new EmailAddress("ada@example.com"), PASSWORD));
    }

    private static Failure refused(Mono<AccessToken> attempt) {
        List<Throwable> thrown = new ArrayList<>();
        StepVerifier.create(attempt).consumeErrorWith(thrown::add).verify();
        return (Failure) thrown.getFirst();
    }

    private static final class Kept implements Accounts {

        private final List<Account> accounts = new ArrayList<>();

        private final List<Member> members = new ArrayList<>();

        @Override
        public Mono<Void> open(Account account, Member first) {
            return Mono.fromRunnable(() -> {
                accounts.add(account);
                members.add(first);
            });
        }

        @Override
        public Mono<Member> findMember(EmailAddress email) {
            return Mono.justOrEmpty(members.stream().filter(member -> member.email().equals(email)).findFirst());
        }
    }

    private static final class Counted implements PasswordHashes {

        private final List<String> hashed = new ArrayList<>();

        private final List<String> compared = new ArrayList<>();

        @Override
        public Mono<String> hash(Password password) {
            return Mono.fromSupplier(() -> hashed.add(password.text())).map(added -> "hash of " + password.text());
        }

        @Override
        public Mono<Boolean> matches(Password password, @Nullable String hash) {
            return Mono.fromSupplier(() -> compared.add(password.text()))
                    .map(added -> ("hash of " + password.text()).equals(hash));
        }
    }
}
