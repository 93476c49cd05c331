package dev.parlance.account.operator;

import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;
import dev.parlance.account.ledger.Books;
import dev.parlance.account.ledger.Ledger;
import dev.parlance.account.plan.AccountPlans;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** What the commands of the operator come down to. Only services reach it. */
@RestController
@RequestMapping("/internal/operator")
final class OperatorEndpoint {

    private final KnownAccounts accounts;

    private final AccountPlans plans;

    private final Ledger ledger;

    private final Books books;

    OperatorEndpoint(KnownAccounts accounts, AccountPlans plans, Ledger ledger, Books books) {
        this.accounts = accounts;
        this.plans = plans;
        this.ledger = ledger;
        this.books = books;
    }

    @GetMapping("/accounts")
    Mono<KnownAccountView> find(@RequestParam("email") String email) {
        return get(null, email).flatMap(this::view);
    }

    @PostMapping("/plans")
    Mono<KnownAccountView> change(Caller caller, @RequestBody PlanRequest request) {
        return get(request.account(), request.email())
                .flatMap(account -> plans.change(Author.of(caller), account.id(), request.name())
                        .then(get(account.id(), null)))
                .flatMap(this::view);
    }

    @PostMapping("/grants")
    Mono<KnownAccountView> grant(Caller caller, @RequestBody GrantRequest request) {
        return get(request.account(), request.email())
                .flatMap(account -> ledger.grant(Author.of(caller), request.to(account.id()))
                        .map(wallet -> KnownAccountView.of(account, wallet)));
    }

    @GetMapping("/audit-of-books")
    Mono<BookReportView> audit(@RequestParam(name = "calls", defaultValue = "false") boolean withCalls) {
        return books.audit(withCalls).map(BookReportView::of);
    }

    private Mono<KnownAccount> get(@Nullable UUID account, @Nullable String email) {
        return find(account, email).switchIfEmpty(Mono.error(() -> Failure.notFound("account")));
    }

    private Mono<KnownAccount> find(@Nullable UUID account, @Nullable String email) {
        if (account != null && email == null) {
            return accounts.find(account);
        }
        if (email != null && account == null) {
            return accounts.findByEmail(email.strip());
        }
        throw Failure.badRequest("invalid_request", "Exactly one of 'account' and 'email' is needed.");
    }

    private Mono<KnownAccountView> view(KnownAccount account) {
        return ledger.get(account.id()).map(wallet -> KnownAccountView.of(account, wallet));
    }
}
