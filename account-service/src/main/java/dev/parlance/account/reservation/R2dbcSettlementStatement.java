package dev.parlance.account.reservation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that settles, and how a settlement is written into its columns: what it does is told where the
 * function {@code settle} is made, in {@code db/account/R__settle.sql}.
 */
final class R2dbcSettlementStatement {

    private static final int COLUMNS = 41;

    private static final String SETTLE = IntStream.rangeClosed(1, COLUMNS).mapToObj(column -> "$" + column)
            .collect(Collectors.joining(", ", "SELECT block, ended FROM settle(", ")"));

    private final Statement statement;

    private int place;

    private R2dbcSettlementStatement(Statement statement) {
        this.statement = statement;
    }

    static Statement of(Connection connection, Settlement settlement, List<AccountShare> accounts, Instant now) {
        var binding = new R2dbcSettlementStatement(connection.createStatement(SETTLE));
        binding.blocks(BlockShare.of(settlement));
        binding.calls(settlement.calls());
        binding.accounts(accounts, now);
        binding.sums(HourShare.of(settlement));
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
        column(calls, call -> call.id().blockId(), UUID[]::new);
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

    private void accounts(List<AccountShare> shares, Instant now) {
        column(shares, AccountShare::account, UUID[]::new);
        column(shares, AccountShare::cost, Long[]::new);
        column(shares, AccountShare::calls, Integer[]::new);
        column(shares, share -> share.fact().id(), UUID[]::new);
        data(shares);
        value(UsageRecorded.TOPIC.name());
        value(UsageRecorded.TYPE);
        value(now);
    }

    /**
     * The data of all facts goes as one text: in an array every quotation mark would be written twice, and as bytes every
     * byte.
     */
    private void data(List<AccountShare> shares) {
        var begins = new Integer[shares.size()];
        var data = new ByteArrayOutputStream();
        for (int share = 0; share < begins.length; share++) {
            begins[share] = data.size() + 1;
            data.writeBytes(shares.get(share).fact().data());
        }
        value(begins);
        column(shares, AccountShare::length, Integer[]::new);
        value(data.toString(StandardCharsets.UTF_8));
    }

    private void sums(Collection<HourShare> shares) {
        column(shares, HourShare::account, UUID[]::new);
        column(shares, HourShare::hour, Instant[]::new);
        column(shares, HourShare::apiKey, UUID[]::new);
        column(shares, HourShare::model, String[]::new);
        column(shares, HourShare::family, String[]::new);
        column(shares, HourShare::requests, Long[]::new);
        column(shares, HourShare::inputTokens, Long[]::new);
        column(shares, HourShare::cachedTokens, Long[]::new);
        column(shares, HourShare::outputTokens, Long[]::new);
        column(shares, HourShare::cost, Long[]::new);
    }

    private <T, V> void column(Collection<T> rows, Function<T, @Nullable V> value, IntFunction<@Nullable V[]> array) {
        value(rows.stream().map(value).toArray(array));
    }

    private void value(Object value) {
        statement.bind(place++, value);
    }
}
