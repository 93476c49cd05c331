package dev.parlance.inference.metering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.SignalType;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenUsage;

/** One call to a model, from before it is made until it is paid. It is paid once, whatever happens to it. */
public final class Call {

    private final Caller caller;

    private final Work work;

    private final Price price;

    private final long needed;

    private final Clock clock;

    private final Consumer<Settlement> endings;

    private Supplier<TokenUsage> usage = () -> TokenUsage.NOTHING;

    private @Nullable Slot slot;

    private @Nullable Instant begun;

    private boolean over;

    Call(Caller caller, Work work, Price price, Clock clock, Consumer<Settlement> endings) {
        this.caller = caller;
        this.work = work;
        this.price = price;
        this.needed = price.of(TokenUsage.estimated(work.input(), work.output()));
        this.clock = clock;
        this.endings = endings;
    }

    UUID account() {
        return caller.account();
    }

    /** What it may cost at most, or what is to be expected where nobody has said; in micro-units. */
    long needed() {
        return needed;
    }

    /** Tokens it will read. */
    int input() {
        return work.input();
    }

    /** Says where to read, at the end, what was used until then. */
    public synchronized void counting(Supplier<TokenUsage> used) {
        this.usage = used;
    }

    public void used(TokenUsage tokens) {
        counting(() -> tokens);
    }

    /** For answers that tell their usage themselves. */
    public void watch(Part part) {
        if (part instanceof Part.Usage told) {
            used(told.usage());
        }
    }

    /** The name of this call, also towards the model's provider. */
    public synchronized String id() {
        if (slot == null) {
            throw new IllegalStateException("A call has a name only once it is paid for");
        }
        return slot.callId();
    }

    /** Notes what was used; what it costs, item by item, as the platform tells its callers. */
    public String charged(TokenUsage tokens) {
        used(tokens);
        return bill(tokens);
    }

    /** What these tokens cost at the price of this call, item by item, as the platform tells its callers. */
    public String bill(TokenUsage tokens) {
        return Bill.of(work.sku(), work.model(), price, tokens);
    }

    /** False when nobody waits for the slot any more; it is not taken then. */
    synchronized boolean accept(Slot granted) {
        if (over) {
            return false;
        }
        slot = granted;
        begun = clock.instant();
        return true;
    }

    synchronized void end(SignalType signal) {
        if (over) {
            return;
        }
        over = true;
        if (slot != null && begun != null) {
            endings.accept(settlement(slot, begun, signal));
        }
    }

    private Settlement settlement(Slot paid, Instant since, SignalType signal) {
        TokenUsage used = usage.get();
        long took = Math.max(0, Duration.between(since, clock.instant()).toMillis());
        return new Settlement(paid.blockId(), paid.number(), caller.account(), caller.key(), work.model(),
                work.route().family(),
                work.route().path(), status(signal), used.prompt(), used.cached(), used.completion(),
                used.estimated(), price.of(used), since, took, caller.requestId());
    }

    private static String status(SignalType signal) {
        return switch (signal) {
            case ON_COMPLETE -> "done";
            case CANCEL -> "cancelled";
            default -> "failed";
        };
    }
}
