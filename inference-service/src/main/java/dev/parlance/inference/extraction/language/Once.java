package dev.parlance.inference.extraction.language;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A value made on first use and kept; safe for many threads. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> source;

    private volatile @Nullable T value;

    private Once(Supplier<T> source) {
        this.source = source;
    }

    static <T> Supplier<T> of(Supplier<T> source) {
        return new Once<>(source);
    }

    @Override
    public T get() {
        T known = value;
        return known != null ? known : make();
    }

    private synchronized T make() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
