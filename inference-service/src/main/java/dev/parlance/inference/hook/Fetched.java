package dev.parlance.inference.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/**
 * What was fetched from addresses that accounts have chosen, remembered for a while.
 *
 * @param <P> what a fetch depends on; it names the account, for nobody is served what was fetched for somebody else
 * @param <T> what comes of it
 */
public final class Fetched<P, T> {

    /** Characters remembered in all; the least used are forgotten first. */
    private static final long MOST_REMEMBERED = 32_000_000;

    private final Function<P, Mono<T>> fetch;

    private final ToIntFunction<T> size;

    private final Clock clock;

    private final Map<P, Remembered<T>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<P, Mono<T>> underWay = new ConcurrentHashMap<>();

    private long characters;

    /** @param size of what was fetched, in characters */
    public Fetched(Function<P, Mono<T>> fetch, ToIntFunction<T> size, Clock clock) {
        this.fetch = fetch;
        this.size = size;
        this.clock = clock;
    }

    private record Remembered<T>(T value, int size, Instant fetched) {}

    /** As it was fetched no longer ago than this, else fetched now. */
    public Mono<T> get(P place, Duration goodFor) {
        return Mono.defer(() -> {
            Remembered<T> known = known(place);
            boolean good = known != null && clock.instant().isBefore(known.fetched().plus(goodFor));
            return known != null && good ? Mono.just(known.value()) : once(place);
        });
    }

    /** As it was fetched the last time, however long ago. */
    public Optional<T> before(P place) {
        return Optional.ofNullable(known(place)).map(Remembered::value);
    }

    /**
     * However many want the same at the same time, it is fetched once; who leaves takes it from nobody. It is no longer under
     * way before anybody hears the answer: who asks again upon it is not given the same one.
     */
    private Mono<T> once(P place) {
        return underWay.computeIfAbsent(place, first -> fetch.apply(first).doOnNext(value -> remember(first, value))
                .doOnTerminate(() -> underWay.remove(first)).cache());
    }

    private synchronized @Nullable Remembered<T> known(P place) {
        return remembered.get(place);
    }

    private synchronized void remember(P place, T value) {
        Remembered<T> now = new Remembered<>(value, size.applyAsInt(value), clock.instant());
        Remembered<T> before = remembered.put(place, now);
        characters += now.size() - (before == null ? 0 : before.size());
        var oldest = remembered.entrySet().iterator();
        while (characters > MOST_REMEMBERED && oldest.hasNext()) {
            characters -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
