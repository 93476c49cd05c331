package dev.parlance.account.signin;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import dev.parlance.account.account.Account;
import dev.parlance.account.account.Member;
import dev.parlance.account.account.PlanSettings;
import dev.parlance.chassis.identity.Ids;

/** What somebody new gets. */
record NewAccounts(PlanSettings plans, Clock clock) {

    Account account(Registration registration) {
        return new Account(Ids.next(), registration.name(), plans.defaultPlan(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    Member member(Account account, Registration registration, String hash) {
        return new Member(Ids.next(), account.id(), registration.email(), hash);
    }
}
