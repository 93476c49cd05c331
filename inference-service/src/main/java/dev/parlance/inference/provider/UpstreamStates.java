package dev.parlance.inference.provider;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import dev.parlance.inference.provider.Tally.Outcome;

/**
 * How the upstreams are: as metrics, and as a list for operators. Those at addresses of users are told of together, so that
 * their number does not grow with the users.
 */
final class UpstreamStates implements MeterBinder {

    private static final List<State> STATES = List.of(State.CLOSED, State.HALF_OPEN, State.OPEN);

    /** Kept here, because meters hold on to what they measure only weakly. */
    private final List<Subject> subjects;

    UpstreamStates(List<GuardedUpstream> named, ChosenUpstreams chosen) {
        this.subjects = Stream.<Subject>concat(named.stream().map(One::new),
                Stream.of(new AllChosen(chosen))).toList();
    }

    /** @param breakers how many of them are in each state: one of a named upstream is in one of them */
    record View(@JsonProperty("name") String name, @JsonProperty("breakers") Map<String, Integer> breakers,
            @JsonProperty("calls") Map<String, Long> calls, @JsonProperty("in_flight") int inFlight) {}

    List<View> now() {
        return subjects.stream().map(Subject::view).toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        subjects.forEach(subject -> bind(registry, subject));
    }

    private static void bind(MeterRegistry registry, Subject subject) {
        for (State state : STATES) {
            Gauge.builder("parlance.upstream.state", subject, seen -> seen.count(state))
                    .description("Upstreams whose circuit breaker is in this state")
                    .tags("upstream", subject.name(), "state", written(state)).register(registry);
        }
        for (Outcome outcome : Outcome.values()) {
            FunctionCounter.builder("parlance.upstream.calls", subject, seen -> seen.tally().count(outcome))
                    .description("Calls by how they ended")
                    .tags("upstream", subject.name(), "outcome", written(outcome)).register(registry);
        }
        Gauge.builder("parlance.upstream.in.flight", subject, Subject::inFlight)
                .description("Calls under way")
                .tags("upstream", subject.name()).register(registry);
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Whom figures are about. */
    private sealed interface Subject {

        String name();

        int count(State state);

        Tally tally();

        int inFlight();

        default View view() {
            Map<String, Integer> breakers = new TreeMap<>();
            STATES.forEach(state -> breakers.put(written(state), count(state)));
            Map<String, Long> calls = new TreeMap<>();
            List.of(Outcome.values()).forEach(outcome -> calls.put(written(outcome), tally().count(outcome)));
            return new View(name(), breakers, calls, inFlight());
        }
    }

    private record One(GuardedUpstream upstream) implements Subject {

        @Override
        public String name() {
            return upstream.name();
        }

        @Override
        public int count(State state) {
            return upstream.guard().breaker().getState() == state ? 1 : 0;
        }

        @Override
        public Tally tally() {
            return upstream.guard().tally();
        }

        @Override
        public int inFlight() {
            return Guard.inFlight(upstream.guard().bulkhead());
        }
    }

    private record AllChosen(ChosenUpstreams chosen) implements Subject {

        @Override
        public String name() {
            return ChosenUpstreams.NAME;
        }

        @Override
        public int count(State state) {
            return chosen.count(state);
        }

        @Override
        public Tally tally() {
            return chosen.tally();
        }

        @Override
        public int inFlight() {
            return chosen.inFlight();
        }
    }
}
