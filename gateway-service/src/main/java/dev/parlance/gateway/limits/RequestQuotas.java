package dev.parlance.gateway.limits;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.limits.Count.Reading;

/**
 * Counts requests in the windows of a plan, exactly and over all instances. While nobody can count, nobody passes: a quota
 * that could be outlasted by an outage would be none.
 */
final class RequestQuotas {

    private static final Comparator<Reading> TIGHTEST = Comparator.comparingInt(Reading::remaining)
            .thenComparing(Comparator.comparingLong(Reading::end).reversed());

    private static final Call NOTHING = new Call(new UUID(0, 0), List.of(new Quota("nothing", Window.MINUTE, 0)));

    private final Funnel<Call, Count> funnel;

    private final Refusals refusals;

    private final Ticker ticker;

    RequestQuotas(Counts counts, int capacity, Ticker ticker) {
        this.funnel = new Funnel<>(counts::count, capacity);
        this.refusals = new Refusals(capacity, ticker);
        this.ticker = ticker;
    }

    /**
     * Counts a request in all these windows, or in none when one of them is full. Fails with 503 while it cannot be told.
     *
     * @param quotas at least one, in their order
     */
    Mono<Verdict> take(UUID account, List<Quota> quotas) {
        Call call = new Call(account, quotas);
        Reading full = refusals.find(call);
        return full == null ? count(call) : Mono.just(verdict(false, full));
    }

    /** Counts nothing, for nobody: it finds out whether counting works, and opens what it needs for that. */
    Mono<Void> tryOut() {
        return funnel.ask(NOTHING).then();
    }

    private Mono<Verdict> count(Call call) {
        return funnel.ask(call).doOnNext(count -> refusals.remember(call.account(), count))
                .map(count -> verdict(count.passes(), tightest(count)))
                .onErrorMap(away -> Failure.unavailable("counting of requests"));
    }

    private static Reading tightest(Count count) {
        return count.readings().stream().min(TIGHTEST).orElseThrow();
    }

    private Verdict verdict(boolean passes, Reading reading) {
        long seconds = secondsUntil(reading.end());
        return new Verdict(passes, reading.quota().limit(), reading.remaining(), seconds, seconds);
    }

    private long secondsUntil(long end) {
        return Math.max(1, -Math.floorDiv(ticker.read() - end, TimeUnit.SECONDS.toNanos(1)));
    }
}
