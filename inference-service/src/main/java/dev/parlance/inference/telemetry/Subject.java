package dev.parlance.inference.telemetry;

import io.micrometer.core.instrument.Tags;

/**
 * What figures are about; there is a meter for each that differs.
 *
 * @param operation in the words of the OpenTelemetry conventions
 * @param provider who runs the model
 * @param model its name, or {@link BoundedNames#OTHER}
 * @param error what kind of failure it ended in; empty where in none
 */
record Subject(String operation, String provider, String model, String error) {

    Tags tags() {
        return Tags.of("gen_ai.operation.name", operation, "gen_ai.provider.name", provider,
                "gen_ai.request.model", model, "gen_ai.response.model", error.isEmpty() ? model : "");
    }

    Tags tagsWithError() {
        return tags().and("error.type", error);
    }
}
