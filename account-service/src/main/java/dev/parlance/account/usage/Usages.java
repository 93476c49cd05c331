package dev.parlance.account.usage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.account.ledger.Money;

/** What accounts have used. */
interface Usages {

    /**
     * A line for each model, by name.
     *
     * @param key whose calls count; absent for all of the account
     */
    Mono<List<UsageLine>> listByModel(UUID account, @Nullable UUID key, Period period);

    /** The total, and lines by model, family, key and day. */
    Mono<List<UsageLine>> report(UUID account, Period period);

    /** What calls cost that began in this hour or later. */
    Mono<Money> spentSince(UUID account, Instant hour);
}
