package dev.parlance.chassis.lifecycle;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

import reactor.core.Disposable;

/** Work that begins when the service starts and is broken off when it stops. */
public abstract class BackgroundWork implements SmartLifecycle {

    private volatile @Nullable Disposable work;

    /** Begins; whoever disposes of what is returned ends it. */
    protected abstract Disposable begin();

    @Override
    public final void start() {
        work = begin();
    }

    @Override
    public void stop() {
        Disposable running = work;
        if (running != null) {
            running.dispose();
        }
        work = null;
    }

    @Override
    public final boolean isRunning() {
        return work != null;
    }
}
