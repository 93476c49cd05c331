package dev.parlance.account.reservation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.account.plan.Plans;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/**
 * {@link Reservations} in PostgreSQL: one statement for any number of accounts. Wallets are touched only where there is
 * money or a limit of tokens to look after, and always locked in the order of accounts, so that nobody waits in a circle.
 */
final class R2dbcReservations implements Reservations {

    private static final int NO_MONEY = -1;

    private static final int NO_TOKENS = -2;

    /** As long as a balance lasts for this many blocks, one of them alone cannot keep it from everybody else. */
    private static final int BLOCKS_OF_A_BALANCE = 20;

    private static final String RESERVE = """
            WITH asked AS MATERIALIZED (
                SELECT q.place, q.block, q.account, q.amount, q.tokens, q.slots, t.most_tokens
                FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::int[])
                    WITH ORDINALITY AS q (block, account, amount, tokens, slots, place)
                JOIN accounts a ON a.id = q.account
                LEFT JOIN unnest($7::text[], $8::bigint[]) AS t (plan, most_tokens)
                    ON t.plan = CASE WHEN a.plan = ANY ($7::text[]) THEN a.plan ELSE $9 END),
            held AS MATERIALIZED (
                SELECT w.account, w.balance - w.reserved AS available, w.minute, w.tokens
                FROM wallets w
                WHERE w.account = ANY (
                    ARRAY(SELECT account FROM asked WHERE amount > 0 OR most_tokens IS NOT NULL))
                ORDER BY w.account FOR NO KEY UPDATE),
            timed AS MATERIALIZED (
                SELECT h.account, h.available, now.minute, CASE WHEN h.minute = now.minute THEN h.tokens ELSE 0 END AS used
                FROM held h, LATERAL (
                    SELECT greatest(h.minute, CAST(floor(extract(epoch FROM clock_timestamp()) / 60) AS bigint)) AS minute
                    OFFSET 0) now),
            decided AS MATERIALIZED (
                SELECT a.place, a.block, a.account, a.amount, a.tokens, a.most_tokens, t.minute,
                    CASE
                        WHEN a.amount > 0 AND a.amount > coalesce(t.available, 0) THEN -1
                        WHEN a.tokens + t.used > a.most_tokens THEN -2
                        WHEN a.most_tokens IS NOT NULL THEN 1
                        WHEN a.amount > 0 THEN least(a.slots, greatest(1, t.available / $10 / a.amount))
                        ELSE a.slots
                    END AS slots
                FROM asked a LEFT JOIN timed t ON t.account = a.account),
            paid AS (
                UPDATE wallets w
                SET reserved = w.reserved + d.amount * d.slots,
                    minute = CASE WHEN d.most_tokens IS NULL THEN w.minute ELSE d.minute END,
                    tokens = CASE WHEN d.most_tokens IS NULL THEN w.tokens
                        WHEN w.minute = d.minute THEN w.tokens + d.tokens ELSE d.tokens END
                FROM decided d
                WHERE w.account = d.account AND d.slots > 0 AND (d.amount > 0 OR d.most_tokens IS NOT NULL)),
            opened AS (
                INSERT INTO blocks (id, holder, account, opened_at, amount, minute, tokens, slots, open, ended)
                SELECT block, $1, account, clock_timestamp(), amount,
                    CASE WHEN most_tokens IS NOT NULL THEN minute END, tokens, slots, slots,
                    (~ CAST(B'0' AS bit(256))) >> CAST(slots AS int)
                FROM decided WHERE slots > 0)
            SELECT CAST(place AS int) AS place, CAST(slots AS int) AS slots, tokens <= most_tokens AS later,
                CAST(ceil(60 - extract(epoch FROM clock_timestamp()) % 60) AS int) AS seconds,
                most_tokens IS NULL AS ahead
            FROM decided""";

    private final DatabaseClient database;

    private final TransactionalOperator transaction;

    private final String[] plans;

    private final Long[] mostTokens;

    private final String usualPlan;

    R2dbcReservations(DatabaseClient database, TransactionalOperator transaction, Plans plans) {
        this.database = database;
        this.transaction = transaction;
        this.plans = plans.names().toArray(String[]::new);
        this.mostTokens = Arrays.stream(this.plans).map(plan -> plans.figures(plan).inputTokensPerMinute())
                .toArray(Long[]::new);
        this.usualPlan = plans.usual();
    }

    @Override
    public Mono<List<Answer>> reserve(UUID holder, List<Ask> asks) {
        var answers = new Answer[asks.size()];
        Arrays.fill(answers, new Answer.Refused(Answer.Reason.INSUFFICIENT_BALANCE, null));
        List<List<Integer>> rounds = rounds(asks);
        Mono<Void> all = Flux.fromIterable(rounds).concatMap(round -> decide(holder, asks, round, answers)).then();
        return (rounds.size() > 1 ? all.as(transaction::transactional) : all).thenReturn(answers).map(List::of)
                .as(StorageTimeout::guard);
    }

    /**
     * The statement decides on one ask of an account; further ones of the same account follow in rounds of the same
     * transaction. The dearest comes first, so that the first round locks whatever will be needed.
     */
    private static List<List<Integer>> rounds(List<Ask> asks) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<UUID, Integer> seen = new HashMap<>();
        IntStream.range(0, asks.size()).boxed()
                .sorted(Comparator.comparing(place -> -asks.get(place).amount()))
                .forEach(place -> round(rounds, seen.merge(asks.get(place).account(), 1, Integer::sum)).add(place));
        return rounds;
    }

    private static List<Integer> round(List<List<Integer>> rounds, int number) {
        if (rounds.size() < number) {
            rounds.add(new ArrayList<>());
        }
        return rounds.get(number - 1);
    }

    private Mono<Void> decide(UUID holder, List<Ask> asks, List<Integer> round, Answer[] answers) {
        List<Ask> asked = round.stream().map(asks::get).toList();
        UUID[] blocks = asked.stream().map(ask -> Ids.next()).toArray(UUID[]::new);
        return database.inConnectionMany(connection -> decisions(connection, holder, asked, blocks))
                .doOnNext(made -> answers[round.get(made.place() - 1)] = made.answer(blocks[made.place() - 1]))
                .then();
    }

    private Flux<Decision> decisions(Connection connection, UUID holder, List<Ask> asks, UUID[] blocks) {
        return Flux.from(connection.createStatement(RESERVE)
                .bind(0, holder).bind(1, blocks)
                .bind(2, asks.stream().map(Ask::account).toArray(UUID[]::new))
                .bind(3, asks.stream().map(Ask::amount).toArray(Long[]::new))
                .bind(4, asks.stream().map(Ask::inputTokens).toArray(Integer[]::new))
                .bind(5, asks.stream().map(Ask::slots).toArray(Integer[]::new))
                .bind(6, plans).bind(7, mostTokens).bind(8, usualPlan).bind(9, BLOCKS_OF_A_BALANCE)
                .execute()).concatMap(result -> result.map(Decision::read));
    }

    /**
     * One row of the statement's answer.
     *
     * @param place of the ask, counted from 1
     * @param slots granted, or why none is
     * @param later whether the tokens would fit into a minute of their own
     * @param seconds until the next minute
     * @param ahead whether calls may be reserved before anybody wants to make them
     */
    private record Decision(int place, int slots, boolean later, int seconds, boolean ahead) {

        static Decision read(Readable row) {
            return new Decision(requireNonNull(row.get(0, Integer.class)), requireNonNull(row.get(1, Integer.class)),
                    Boolean.TRUE.equals(row.get(2, Boolean.class)), requireNonNull(row.get(3, Integer.class)),
                    Boolean.TRUE.equals(row.get(4, Boolean.class)));
        }

        Answer answer(UUID block) {
            return switch (slots) {
                case NO_MONEY -> new Answer.Refused(Answer.Reason.INSUFFICIENT_BALANCE, null);
                case NO_TOKENS -> new Answer.Refused(Answer.Reason.TOKEN_LIMIT, later ? seconds : null);
                default -> new Answer.Granted(block, slots, ahead);
            };
        }
    }
}
