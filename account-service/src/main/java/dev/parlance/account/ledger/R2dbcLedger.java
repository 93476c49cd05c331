package dev.parlance.account.ledger;

import java.util.Map;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Readable;
import reactor.core.publisher.Mono;

import dev.parlance.account.audit.AuditTrail;
import dev.parlance.account.audit.Author;
import dev.parlance.account.audit.Change;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/** {@link Ledger} in PostgreSQL. */
final class R2dbcLedger implements Ledger {

    private static final String WALLET = "SELECT balance, reserved FROM wallets WHERE account = :account";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final AuditTrail trail;

    R2dbcLedger(DatabaseClient database, TransactionalOperator transaction, AuditTrail trail) {
        this.database = database;
        this.transaction = transaction;
        this.trail = trail;
    }

    @Override
    public Mono<Wallet> get(UUID account) {
        return wallet(WALLET, account).as(StorageTimeout::guard);
    }

    @Override
    public Mono<Wallet> grant(Author author, Grant grant) {
        return wallet(WALLET + " FOR NO KEY UPDATE", grant.account())
                .flatMap(wallet -> enter(grant)
                        .flatMap(entered -> entered == 1
                                ? pay(author, grant, wallet)
                                : repeated(grant).thenReturn(wallet)))
                .as(transaction::transactional).as(StorageTimeout::guard);
    }

    private Mono<Wallet> wallet(String sql, UUID account) {
        return database.sql(sql).bind("account", account).map(R2dbcLedger::wallet).one()
                .switchIfEmpty(Mono.error(() -> Failure.notFound("account")));
    }

    private Mono<Long> enter(Grant grant) {
        boolean given = grant.amount().micros() > 0;
        return database.sql("""
                INSERT INTO journal (id, account, at, amount, calls, source, target, note)
                VALUES (:id, :account, now(), :amount, 0, :source, :target, :note) ON CONFLICT (id) DO NOTHING""")
                .bind("id", grant.id()).bind("account", grant.account())
                .bind("amount", Math.abs(grant.amount().micros())).bind("source", given ? "grants" : "wallet")
                .bind("target", given ? "wallet" : "grants").bind("note", grant.note())
                .fetch().rowsUpdated();
    }

    private Mono<Wallet> pay(Author author, Grant grant, Wallet wallet) {
        long amount = grant.amount().micros();
        if (amount < 0 && wallet.available().micros() + amount < 0) {
            return Mono.error(Failure.conflict("insufficient_balance",
                    "Only " + wallet.available() + " can be taken back."));
        }
        return database.sql("""
                UPDATE wallets SET balance = balance + :amount WHERE account = :account RETURNING balance, reserved""")
                .bind("amount", amount).bind("account", grant.account()).map(R2dbcLedger::wallet).one()
                .delayUntil(paid -> trail.add(author, change(grant)));
    }

    private static Change change(Grant grant) {
        boolean given = grant.amount().micros() > 0;
        return new Change(grant.account(), given ? "balance.granted" : "balance.taken-back", grant.id(),
                Map.of("amount", grant.amount().toString()));
    }

    private Mono<Boolean> repeated(Grant grant) {
        return database.sql("""
                SELECT account = :account AND CASE WHEN target = 'wallet' THEN amount ELSE -amount END = :amount
                    AND target <> 'usage' AS same FROM journal WHERE id = :id""")
                .bind("account", grant.account()).bind("amount", grant.amount().micros()).bind("id", grant.id())
                .map(row -> requireNonNull(row.get("same", Boolean.class))).one()
                .filter(same -> same)
                .switchIfEmpty(Mono.error(() -> Failure.conflict("grant_differs",
                        "There is another entry with this id. A new grant takes a new id.")));
    }

    private static Wallet wallet(Readable row) {
        return new Wallet(new Money(requireNonNull(row.get("balance", Long.class))),
                new Money(requireNonNull(row.get("reserved", Long.class))));
    }
}
