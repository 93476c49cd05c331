package dev.parlance.gateway.limits;

import java.time.Duration;
import java.util.UUID;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.gateway.access.Pass;
import dev.parlance.gateway.forwarding.AfterAdmission;

/** Bounds how many requests of one credential run at the same time, however they end. */
final class RunningAtOnce implements AfterAdmission {

    static final int ORDER = 10;

    private final Slots slots;

    private final RefusalCounter refusals;

    RunningAtOnce(Slots slots, MeterRegistry meters) {
        this.refusals = new RefusalCounter(meters, "concurrency");
        this.slots = slots;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Pass pass = exchange.getRequiredAttribute(Pass.ATTRIBUTE);
        UUID holder = holder(pass.caller());
        return holder == null
                ? chain.filter(exchange)
                : Mono.using(() -> slot(exchange, holder, pass.concurrency()), slot -> chain.filter(exchange),
                        Slot::leave);
    }

    /** Each key for itself, and each person; strangers hold nothing. */
    private static @Nullable UUID holder(Caller caller) {
        return caller.key() == null ? caller.member() : caller.key();
    }

    private Slot slot(ServerWebExchange exchange, UUID holder, @Nullable Integer most) {
        Slot slot = slots.find(holder, most);
        if (slot == null) {
            throw refusals.counted(tooMany());
        }
        exchange.getAttributes().put(Slot.ATTRIBUTE, slot);
        return slot;
    }

    private static Failure tooMany() {
        return Failure.of(429, "too_many_requests_at_once",
                "Too many requests with this credential are running at the same time.")
                .retryAfter(Duration.ofSeconds(1));
    }
}
