package dev.parlance.inference.metering;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import reactor.test.scheduler.VirtualTimeScheduler;

/** A meter over a ledger in memory that settles when a test says so. */
public final class SettlingMeter {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final FakeLedger ledger = new FakeLedger();

    private final Meter meter = new Meter(Prices.read("m=1/1"), new Purses(ledger, System::nanoTime),
            new Endings(ledger, time), Clock.systemUTC());

    public Meter meter() {
        return meter;
    }

    /** What has ended so far, in the words of {@link FakeLedger#endings()}. */
    public List<String> endings() {
        time.advanceTimeBy(Duration.ofSeconds(1));
        return ledger.endings();
    }
}
