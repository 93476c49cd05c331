package dev.parlance.account.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.account.ledger.Ledger;
import dev.parlance.account.plan.AccountPlans;
import dev.parlance.account.plan.Plans;
import dev.parlance.chassis.caller.Caller;

/** Where an account sees its balance, its plan and what it has used. */
@RestController
@RequestMapping("/api/v1/information")
final class InformationEndpoint {

    /** With the hour under way, the last day. */
    private static final Duration FULL_HOURS_OF_A_DAY = Duration.ofHours(23);

    private final Ledger ledger;

    private final AccountPlans accountPlans;

    private final Plans plans;

    private final Usages usages;

    private final Clock clock;

    InformationEndpoint(Ledger ledger, AccountPlans accountPlans, Plans plans, Usages usages, Clock clock) {
        this.ledger = ledger;
        this.accountPlans = accountPlans;
        this.plans = plans;
        this.usages = usages;
        this.clock = clock;
    }

    @GetMapping("/balance")
    Mono<BalanceView> balance(Caller caller) {
        UUID account = caller.account();
        Instant yesterday = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(FULL_HOURS_OF_A_DAY);
        return Mono.zip(ledger.get(account), usages.spentSince(account, yesterday), accountPlans.get(account))
                .map(known -> BalanceView.of(known.getT1(), known.getT2(), known.getT3(),
                        plans.figures(known.getT3())));
    }

    @GetMapping("/usage")
    Mono<UsageReportView> usage(Caller caller,
            @RequestParam(name = "timeStart", required = false) @Nullable String start,
            @RequestParam(name = "timeEnd", required = false) @Nullable String end) {
        Period period = Period.between(start, end, clock.instant());
        return usages.report(caller.account(), period).map(lines -> UsageReportView.of(period, lines));
    }
}
