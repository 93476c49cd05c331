package dev.parlance.account.plan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;

/** {@link AccountPlans} in PostgreSQL. */
final class R2dbcAccountPlans implements AccountPlans {

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final Outbox outbox;

    private final AuditTrail trail;

    private final Plans plans;

    private final Clock clock;

    R2dbcAccountPlans(DatabaseClient database, TransactionalOperator transaction, Outbox outbox,
            AuditTrail trail, Plans plans, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.outbox = outbox;
        this.trail = trail;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public Mono<String> get(UUID account) {
        return plan("SELECT plan FROM accounts WHERE id = :account", account).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Void> change(Author author, UUID account, String plan) {
        if (!plans.names().contains(plan)) {
            return Mono.error(Failure.invalid("plan",
                    "The field 'plan' takes one of " + String.join(", ", plans.names()) + "."));
        }
        return plan("SELECT plan FROM accounts WHERE id = :account FOR UPDATE", account)
                .filter(previous -> !previous.equals(plan))
                .flatMap(previous -> change(author, account, previous, plan))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    private Mono<String> plan(String sql, UUID account) {
        return database.sql(sql).bind("account", account)
                .map(row -> Objects.requireNonNull(row.get("plan", String.class))).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("account")));
    }

    private Mono<Void> change(Author author, UUID account, String previous, String plan) {
        var fact = new PlanChanged(account, plan, previous, clock.instant().truncatedTo(ChronoUnit.MICROS));
        var change = new Change(account, "plan.changed", null, Map.of("plan", plan, "previous_plan", previous));
        return database.sql("UPDATE accounts SET plan = :plan WHERE id = :account")
                .bind("plan", plan).bind("account", account).then()
                .then(trail.add(author, change))
                .then(outbox.append(PlanChanged.TOPIC, PlanChanged.TYPE, account.toString(), account, fact));
    }
}
