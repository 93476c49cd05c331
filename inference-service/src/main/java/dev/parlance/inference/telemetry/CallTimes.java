package dev.parlance.inference.telemetry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.util.context.ContextView;

/** Measures calls to models. The names in its metrics are bounded, whatever users call their models and gateways. */
public final class CallTimes {

    private static final int MOST_NAMES = 200;

    private final MeterRegistry registry;

    private final LongSupplier nanos;

    private final BoundedNames models = new BoundedNames(MOST_NAMES);

    /** Apart from the others, so that no user can crowd out the models of the installation. */
    private final BoundedNames ownModels = new BoundedNames(MOST_NAMES);

    private final BoundedNames gateways = new BoundedNames(MOST_NAMES);

    private final Map<Subject, CallMeters> meters = new ConcurrentHashMap<>();

    private final Map<String, Counter> modelCosts = new ConcurrentHashMap<>();

    private final Map<String, Counter> gatewayCosts = new ConcurrentHashMap<>();

    /** @param nanos a clock of nanoseconds, from wherever it begins */
    public CallTimes(MeterRegistry registry, LongSupplier nanos) {
        this.registry = registry;
        this.nanos = nanos;
    }

    /**
     * Begins with a request for a call, before it is paid.
     *
     * @param operation in the words of the OpenTelemetry conventions, such as {@code chat}
     * @param own whether whoever asks pays the model's provider
     * @param asked of the subscriber, who may have come through a gateway
     */
    public CallTime begin(String operation, String model, boolean own, ContextView asked) {
        return new CallTime(this, operation, (own ? ownModels : models).of(model), Through.gateway(asked));
    }

    long now() {
        return nanos.getAsLong();
    }

    CallMeters of(Subject subject) {
        CallMeters known = meters.get(subject);
        return known != null ? known : meters.computeIfAbsent(subject, about -> CallMeters.of(about, registry));
    }

    /** @param gateway empty where the call came through none */
    void cost(String model, String gateway, long micros) {
        if (micros == 0) {
            return;
        }
        modelCosts.computeIfAbsent(model, name -> cost("model", name)).increment(micros);
        if (!gateway.isEmpty()) {
            gatewayCosts.computeIfAbsent(gateways.of(gateway), name -> cost("gateway", name)).increment(micros);
        }
    }

    private Counter cost(String of, String name) {
        return Counter.builder("parlance." + of + ".cost.micros").tag(of, name)
                .description("What calls have cost, in millionths of the installation's currency").register(registry);
    }
}
