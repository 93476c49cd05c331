package dev.parlance.gateway.limits;

import java.util.UUID;

import org.springframework.context.ApplicationContext;

/** Tells a test of another room how many requests hold a slot. */
public final class RunningRequestCount {

    private RunningRequestCount() {
    }

    public static int of(UUID holder, ApplicationContext gateway) {
        return gateway.getBean(Slots.class).running(holder);
    }
}
