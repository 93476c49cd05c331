package dev.parlance.inference.telemetry;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

import dev.parlance.inference.stream.TokenUsage;

/**
 * The times of one call to a model. Pieces come one after the other; whoever leaves early ends it from another thread, which
 * then may miss the last of them.
 */
public final class CallTime {

    private static final String BUILT_IN = "parlance";

    private static final String NOT_ASKED = "none";

    private final CallTimes all;

    private final String operation;

    private final String model;

    private final String gateway;

    private final long begun;

    private boolean made;

    private long paid;

    private long first;

    private long last;

    private int pieces;

    private volatile String provider;

    private @Nullable CallMeters streaming;

    CallTime(CallTimes all, String operation, String model, String gateway) {
        this.all = all;
        this.operation = operation;
        this.model = model;
        this.gateway = gateway;
        this.begun = all.now();
        this.provider = model.startsWith("@parlance/") ? BUILT_IN : NOT_ASKED;
    }

    /** Lets those who make the call tell whom they ask. */
    public Context in(Context context) {
        return context.put(CallTime.class, this);
    }

    /** Notes the upstream that a call is made to; where several are tried, the last is the one it is about. */
    public static void askedOf(String upstream, ContextView context) {
        CallTime time = context.getOrDefault(CallTime.class, null);
        if (time != null) {
            time.provider = upstream;
        }
    }

    /** It is paid for and made now. */
    public void paid() {
        made = true;
        paid = all.now();
    }

    /** A piece of an answer that is streamed. */
    public void piece() {
        long now = all.now();
        if (pieces == 0) {
            first = now;
            streaming = all.of(subject(""));
            streaming.firstChunk().record(now - paid, TimeUnit.NANOSECONDS);
            streaming.firstToken().record(now - begun, TimeUnit.NANOSECONDS);
        } else if (streaming != null) {
            streaming.nextChunk().record(now - last, TimeUnit.NANOSECONDS);
        }
        last = now;
        pieces++;
    }

    /**
     * @param cost in millionths of the installation's currency
     * @param error what kind of failure it ended in, of few kinds; empty where in none
     */
    public void ended(TokenUsage used, long cost, String error) {
        long now = all.now();
        CallMeters meters = all.of(subject(error));
        meters.request().record(now - begun, TimeUnit.NANOSECONDS);
        if (made) {
            meters.operation().record(now - paid, TimeUnit.NANOSECONDS);
        }
        if (streaming != null && used.completion() > 1) {
            streaming.nextToken().record((last - first) / (used.completion() - 1), TimeUnit.NANOSECONDS);
        }
        counted(meters, used);
        all.cost(model, gateway, cost);
    }

    /** What nobody has counted is not told. */
    private static void counted(CallMeters meters, TokenUsage used) {
        if (!used.estimated() && used.total() > 0) {
            meters.input().record(used.prompt());
            meters.output().record(used.completion());
        }
    }

    private Subject subject(String error) {
        return new Subject(operation, provider, model, error);
    }
}
