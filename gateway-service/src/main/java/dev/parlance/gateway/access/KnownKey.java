package dev.parlance.gateway.access;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** All this instance keeps of one key: the last answer about it, and the question that is under way, if one is. */
final class KnownKey {

    private final KeyHash hash;

    private volatile @Nullable Knowledge knowledge;

    /** Until then nobody has the key, as nano time. */
    private volatile long unknownUntil;

    /** Until then the directory is not asked again, because it was away; as nano time. */
    private volatile long quietUntil;

    final AtomicReference<@Nullable CompletableFuture<@Nullable Knowledge>> question = new AtomicReference<>();

    KnownKey(KeyHash hash, long now) {
        this.hash = hash;
        this.unknownUntil = now;
        this.quietUntil = now;
    }

    KeyHash hash() {
        return hash;
    }

    /** The last answer, unless it was that nobody has the key, or has been made void since. */
    @Nullable
    Knowledge knowledge() {
        Knowledge last = knowledge;
        return last == null || last.isVoid() ? null : last;
    }

    boolean isUnknown(long now) {
        Knowledge last = knowledge;
        return last == null ? unknownUntil - now > 0 : last.key().hasGone();
    }

    boolean isQuiet(long now) {
        return quietUntil - now > 0;
    }

    void isInForce(Knowledge told) {
        knowledge = told;
        unknownUntil = told.askedAt();
        quietUntil = told.askedAt();
    }

    void isUnknownUntil(long time) {
        knowledge = null;
        unknownUntil = time;
    }

    void isQuietUntil(long time) {
        quietUntil = time;
    }
}
