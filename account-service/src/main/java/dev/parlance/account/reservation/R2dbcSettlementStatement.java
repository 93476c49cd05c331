package dev.parlance.account.reservation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.event.Event;

/**
 * The one statement that settles. It locks the blocks in their order, then the wallets in theirs; where any slot has
 * ended before or was never reserved, it does nothing and answers with the blocks concerned, otherwise it does
 * everything and answers with nothing. All that is money is added up here, from the calls themselves.
 */
final class R2dbcSettlementStatement {

    private static final String SETTLE = """
            WITH sent AS MATERIALIZED (
                SELECT s.block, s.account, CAST(CAST(s.mask AS varbit) AS bit(256)) AS mask, s.slots, s.tokens
                FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::bigint[])
                    AS s (block, account, mask, slots, tokens)),
            held AS MATERIALIZED (
                SELECT b.id, b.account, b.amount, b.minute, b.tokens, b.open, b.ended
                FROM blocks b WHERE b.id = ANY ($1::uuid[]) ORDER BY b.id FOR UPDATE),
            stale AS MATERIALIZED (
                SELECT s.block, CASE WHEN s.account = h.account OR s.account IS NULL THEN h.ended END AS ended
                FROM sent s LEFT JOIN held h ON h.id = s.block
                WHERE h.id IS NULL OR s.account <> h.account OR (h.ended & s.mask) <> CAST(B'0' AS bit(256))),
            going AS MATERIALIZED (
                SELECT s.block, h.account, h.amount * s.slots AS freed, h.minute, s.tokens - h.tokens * s.slots AS tokens,
                    h.open - s.slots AS open, h.ended | s.mask AS ended
                FROM sent s JOIN held h ON h.id = s.block
                WHERE NOT EXISTS (SELECT FROM stale)),
            made AS MATERIALIZED (
                SELECT c.* FROM unnest($6::uuid[], $7::int[], $8::uuid[], $9::uuid[], $10::text[], $11::text[],
                        $12::text[], $13::text[], $14::int[], $15::int[], $16::int[], $17::bool[], $18::bigint[],
                        $19::timestamptz[], $20::int[], $21::text[])
                    AS c (block, slot, account, key, model, family, route, status, input, cached, output, estimated, cost,
                        started, duration, request)
                WHERE EXISTS (SELECT FROM going)),
            facts AS MATERIALIZED (
                SELECT f.* FROM unnest($22::uuid[], $23::uuid[], $24::int[], $25::int[])
                    AS f (id, account, begins, length)
                WHERE EXISTS (SELECT FROM going)),
            spent AS MATERIALIZED (
                SELECT account, CAST(sum(cost) AS bigint) AS cost, CAST(count(*) AS int) AS calls
                FROM made GROUP BY account),
            purses AS MATERIALIZED (
                SELECT w.account, w.minute FROM wallets w
                WHERE w.account = ANY (ARRAY(SELECT account FROM going WHERE freed > 0 OR minute IS NOT NULL
                    UNION SELECT account FROM spent WHERE cost > 0))
                ORDER BY w.account FOR NO KEY UPDATE),
            due AS (
                SELECT p.account, coalesce(max(s.cost), 0) AS cost, CAST(sum(g.freed) AS bigint) AS freed,
                    CAST(coalesce(sum(g.tokens) FILTER (WHERE g.minute = p.minute), 0) AS bigint) AS tokens
                FROM purses p JOIN going g ON g.account = p.account LEFT JOIN spent s ON s.account = p.account
                GROUP BY p.account),
            paid AS (
                UPDATE wallets w SET balance = w.balance - d.cost, reserved = w.reserved - d.freed,
                    tokens = w.tokens + d.tokens
                FROM due d WHERE w.account = d.account),
            entered AS (
                INSERT INTO journal (id, account, at, amount, calls, source, target)
                SELECT f.id, f.account, now(), s.cost, s.calls, 'wallet', 'usage'
                FROM facts f JOIN spent s ON s.account = f.account WHERE s.cost > 0
                RETURNING id, account),
            recorded AS (
                INSERT INTO calls (started_at, account, block, key, entry, cost, slot, input_tokens, cached_tokens,
                    output_tokens, duration_ms, estimated, status, model, family, route, request_id)
                SELECT m.started, m.account, m.block, m.key, e.id, m.cost, m.slot, m.input, m.cached, m.output, m.duration,
                    m.estimated, m.status, m.model, m.family, m.route, m.request
                FROM made m LEFT JOIN entered e ON e.account = m.account),
            added AS (
                INSERT INTO usage_hours AS u (account, hour, key, model, family, requests, input_tokens, cached_tokens,
                    output_tokens, cost)
                SELECT account, date_trunc('hour', started, 'UTC'), key, model, family, count(*), sum(input),
                    sum(cached), sum(output), sum(cost)
                FROM made WHERE status <> 'orphaned' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
                ON CONFLICT (account, hour, key, model, family) DO UPDATE
                SET requests = u.requests + excluded.requests, input_tokens = u.input_tokens + excluded.input_tokens,
                    cached_tokens = u.cached_tokens + excluded.cached_tokens,
                    output_tokens = u.output_tokens + excluded.output_tokens, cost = u.cost + excluded.cost),
            marked AS (
                UPDATE blocks b SET open = g.open, ended = g.ended
                FROM going g WHERE b.id = g.block AND g.open > 0),
            closed AS (
                DELETE FROM blocks b USING going g WHERE b.id = g.block AND g.open = 0),
            told AS (
                INSERT INTO outbox (id, topic, type, subject, account, time, data)
                SELECT f.id, $26, $27, CAST(f.account AS text), f.account, $28, substring($29::bytea, f.begins, f.length)
                FROM facts f)
            SELECT block, CAST(ended AS text) FROM stale""";

    private final Statement statement;

    private int place;

    private R2dbcSettlementStatement(Statement statement) {
        this.statement = statement;
    }

    /**
     * @param facts one for each account with calls; they lend their ids to the entries of the journal
     */
    static Statement of(Connection connection, Settlement settlement, List<Event> facts, Instant now) {
        var binding = new R2dbcSettlementStatement(connection.createStatement(SETTLE));
        binding.blocks(BlockShare.of(settlement));
        binding.calls(settlement.calls());
        binding.facts(facts, now);
        return binding.statement;
    }

    private void blocks(Collection<BlockShare> shares) {
        column(shares, BlockShare::block, UUID[]::new);
        column(shares, BlockShare::account, UUID[]::new);
        column(shares, BlockShare::mask, String[]::new);
        column(shares, BlockShare::slots, Integer[]::new);
        column(shares, BlockShare::tokens, Long[]::new);
    }

    private void calls(List<EndedCall> calls) {
        column(calls, call -> call.id().block(), UUID[]::new);
        column(calls, call -> call.id().slot(), Integer[]::new);
        column(calls, EndedCall::account, UUID[]::new);
        column(calls, EndedCall::key, UUID[]::new);
        column(calls, EndedCall::model, String[]::new);
        column(calls, EndedCall::family, String[]::new);
        column(calls, EndedCall::route, String[]::new);
        column(calls, call -> call.status().word(), String[]::new);
        column(calls, EndedCall::inputTokens, Integer[]::new);
        column(calls, EndedCall::cachedTokens, Integer[]::new);
        column(calls, EndedCall::outputTokens, Integer[]::new);
        column(calls, EndedCall::estimated, Boolean[]::new);
        column(calls, EndedCall::cost, Long[]::new);
        column(calls, EndedCall::startedAt, Instant[]::new);
        column(calls, EndedCall::durationMs, Integer[]::new);
        column(calls, EndedCall::requestId, String[]::new);
    }

    /** The data of all facts goes as one value: as text in an array every quotation mark would be written twice. */
    private void facts(List<Event> facts, Instant now) {
        int[] begins = new int[facts.size()];
        ByteBuffer data = ByteBuffer.allocate(facts.stream().mapToInt(fact -> fact.data().length).sum());
        for (int fact = 0; fact < begins.length; fact++) {
            begins[fact] = data.position() + 1;
            data.put(facts.get(fact).data());
        }
        column(facts, Event::id, UUID[]::new);
        column(facts, Event::account, UUID[]::new);
        value(Arrays.stream(begins).boxed().toArray(Integer[]::new));
        column(facts, fact -> fact.data().length, Integer[]::new);
        value(UsageRecorded.TOPIC.name());
        value(UsageRecorded.TYPE);
        value(now);
        value(data.flip());
    }

    private <T, V> void column(Collection<T> rows, Function<T, @Nullable V> value, IntFunction<@Nullable V[]> array) {
        value(rows.stream().map(value).toArray(array));
    }

    private void value(Object value) {
        statement.bind(place++, value);
    }
}
