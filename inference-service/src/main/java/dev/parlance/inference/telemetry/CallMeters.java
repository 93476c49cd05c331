package dev.parlance.inference.telemetry;

import java.time.Duration;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * The meters of one subject, under the names the OpenTelemetry conventions for generative AI give them. What is
 * {@code client} is measured from here to the model and back, what is {@code server} from the caller to here and back.
 */
record CallMeters(Timer operation, Timer firstChunk, Timer nextChunk, Timer request, Timer firstToken, Timer nextToken,
        DistributionSummary input, DistributionSummary output) {

    static CallMeters of(Subject subject, MeterRegistry registry) {
        return new CallMeters(
                timer("gen_ai.client.operation.duration", subject.tagsWithError(), Edges.ofWork(), registry),
                timer("gen_ai.client.operation.time_to_first_chunk", subject.tags(), Edges.ofWork(), registry),
                timer("gen_ai.client.operation.time_per_output_chunk", subject.tags(), Edges.ofWork(), registry),
                timer("gen_ai.server.request.duration", subject.tagsWithError(), Edges.ofWork(), registry),
                timer("gen_ai.server.time_to_first_token", subject.tags(), Edges.ofFirstToken(), registry),
                timer("gen_ai.server.time_per_output_token", subject.tags(), Edges.ofNextToken(), registry),
                tokens("input", subject, registry), tokens("output", subject, registry));
    }

    private static Timer timer(String name, Tags tags, Duration[] edges, MeterRegistry registry) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(edges).register(registry);
    }

    private static DistributionSummary tokens(String type, Subject subject, MeterRegistry registry) {
        return DistributionSummary.builder("gen_ai.client.token.usage").tags(subject.tags())
                .tag("gen_ai.token.type", type).serviceLevelObjectives(Edges.ofTokens()).register(registry);
    }
}
