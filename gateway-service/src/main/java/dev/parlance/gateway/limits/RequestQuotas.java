package dev.parlance.gateway.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.limits.Count.Reading;

/**
 * Counts requests in the windows of a plan, exactly and over all instances: never does one more pass than a window holds.
 * While nobody can count, nobody passes who is not counted already: a quota that could be outlasted by an outage would be
 * none. Who calls often and is far from the end is counted some calls ahead.
 */
final class RequestQuotas {

    private static final Call NOTHING = new Call(new UUID(0, 0), List.of(new Quota("nothing", Window.MINUTE, 0)), 1);

    private final Counts counts;

    private final Funnel<Call, Count> funnel;

    private final Refusals refusals;

    private final Ticker ticker;

    private final Map<Counted, CountedAhead> ahead = new ConcurrentHashMap<>();

    RequestQuotas(Counts counts, int capacity, Ticker ticker) {
        this.counts = counts;
        this.funnel = new Funnel<>(counts::count, capacity);
        this.refusals = new Refusals(capacity, ticker);
        this.ticker = ticker;
    }

    private record Counted(UUID account, List<Quota> quotas) {}

    /**
     * Counts a request in all these windows, or in none when one of them is full. Fails with 503 while it cannot be told.
     *
     * @param quotas at least one, in their order
     */
    Mono<Verdict> take(UUID account, List<Quota> quotas) {
        CountedAhead mine = ahead.computeIfAbsent(new Counted(account, quotas),
                first -> new CountedAhead(ticker.read()));
        Reading counted = mine.take(ticker.read());
        if (counted != null) {
            return Mono.just(verdict(true, counted));
        }
        Reading full = refusals.find(account, quotas);
        return full == null ? count(account, quotas, mine) : Mono.just(verdict(false, full));
    }

    /** Counts nothing, for nobody: it finds out whether counting works, and opens what it needs for that. */
    Mono<Void> tryOut() {
        return funnel.ask(NOTHING).then();
    }

    private Mono<Verdict> count(UUID account, List<Quota> quotas, CountedAhead mine) {
        return Mono.defer(() -> counted(new Call(account, quotas, mine.wanted(ticker.read())), mine))
                .map(count -> verdict(count.passes(), count.tightest()))
                .onErrorMap(away -> Failure.unavailable("counting of requests"));
    }

    /** What is counted for others too is asked to its end when whoever asked has left. */
    private Mono<Count> counted(Call call, CountedAhead mine) {
        Mono<Count> counted = funnel.ask(call)
                .doOnNext(count -> refusals.remember(call.account(), count))
                .doOnNext(count -> mine.fill(count, call.wanted()))
                .doOnError(away -> mine.fail(call.wanted()));
        return call.wanted() == 1 ? counted : Mono.fromFuture(counted.toFuture(), true);
    }

    /** Gives back what was counted ahead and is not needed. */
    Mono<Void> giveBack() {
        long now = ticker.read();
        Mono<Void> given = giveBack(mine -> mine.giveUp(now));
        ahead.values().removeIf(mine -> mine.isForgotten(now));
        return given;
    }

    /** Gives back all that was counted ahead, when nobody is served any more. */
    Mono<Void> giveBackAll() {
        return giveBack(CountedAhead::giveUpAll);
    }

    private Mono<Void> giveBack(ToIntFunction<CountedAhead> calls) {
        List<Leftover> leftovers = new ArrayList<>();
        ahead.forEach((counted, mine) -> {
            List<Reading> windows = mine.windows();
            int left = calls.applyAsInt(mine);
            if (left > 0) {
                leftovers.add(new Leftover(counted.account(), windows, left));
            }
        });
        return leftovers.isEmpty() ? Mono.empty() : counts.giveBack(leftovers);
    }

    private Verdict verdict(boolean passes, Reading reading) {
        long seconds = secondsUntil(reading.end());
        return new Verdict(passes, reading.quota().limit(), reading.remaining(), seconds, seconds);
    }

    private long secondsUntil(long end) {
        return Math.max(1, -Math.floorDiv(ticker.read() - end, TimeUnit.SECONDS.toNanos(1)));
    }
}
