package dev.parlance.account.reservation;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.event.Outbox;
import dev.parlance.chassis.storage.StorageTimeout;

import static java.util.Objects.requireNonNull;

/**
 * {@link Settlements} in PostgreSQL. A group is settled in one statement, which is also its transaction. Where it names
 * slots that have ended, the statement does nothing and says so, and the rest of the group goes again without them: the
 * facts of the group are written before, and tell of no call twice.
 */
final class R2dbcSettlements implements Settlements {

    private static final Logger log = LoggerFactory.getLogger(R2dbcSettlements.class);

    private final DatabaseClient database;

    private final Outbox outbox;

    private final Clock clock;

    R2dbcSettlements(DatabaseClient database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Void> settle(Settlement settlement) {
        return settleRest(settlement).as(StorageTimeout::guard);
    }

    /** Every round leaves something out, so there is a last one. */
    private Mono<Void> settleRest(Settlement settlement) {
        if (settlement.isEmpty()) {
            return Mono.empty();
        }
        List<AccountShare> accounts = accounts(settlement.calls());
        return database.inConnectionMany(connection -> run(connection, settlement, accounts)).collectList()
                .flatMap(stale -> stale.isEmpty()
                        ? told()
                        : settleRest(settlement.without(ended(settlement, stale))));
    }

    private Flux<Stale> run(Connection connection, Settlement settlement, List<AccountShare> accounts) {
        return Flux.from(R2dbcSettlementStatement.of(connection, settlement, accounts, clock.instant()).execute())
                .concatMap(result -> result.map(Stale::read));
    }

    private Mono<Void> told() {
        return Mono.fromRunnable(outbox::written);
    }

    private List<AccountShare> accounts(List<EndedCall> calls) {
        Map<UUID, List<EndedCall>> byAccount = calls.stream()
                .collect(Collectors.groupingBy(EndedCall::account, LinkedHashMap::new, Collectors.toList()));
        return byAccount.entrySet().stream().map(group -> account(group.getKey(), group.getValue())).toList();
    }

    private AccountShare account(UUID account, List<EndedCall> calls) {
        var fact = outbox.event(UsageRecorded.TYPE, account.toString(), account, UsageRecorded.of(account, calls));
        return AccountShare.of(fact, calls);
    }

    private static List<SlotId> ended(Settlement settlement, List<Stale> stale) {
        Map<UUID, Stale> blocks = stale.stream().collect(Collectors.toMap(Stale::block, block -> block));
        List<SlotId> ended = Stream
                .concat(settlement.calls().stream().map(EndedCall::id), settlement.returned().stream())
                .filter(slot -> blocks.containsKey(slot.blockId()) && blocks.get(slot.blockId()).hasEnded(slot.slot()))
                .toList();
        warn(settlement, ended);
        return ended;
    }

    private static void warn(Settlement settlement, Collection<SlotId> ended) {
        log.warn("Of {} calls and {} returned slots, {} had ended before or were never reserved, for instance {}",
                settlement.calls().size(), settlement.returned().size(), ended.size(), ended.iterator().next());
    }

    /**
     * A block the settlement cannot go through with.
     *
     * @param ended a digit for each slot, 1 for those that have ended; absent for a block that is not there, or not of
     *     the account that was named
     */
    private record Stale(UUID block, @Nullable String ended) {

        static Stale read(Readable row) {
            return new Stale(requireNonNull(row.get(0, UUID.class)), row.get(1, String.class));
        }

        boolean hasEnded(int slot) {
            return ended == null || ended.charAt(slot) == '1';
        }
    }
}
