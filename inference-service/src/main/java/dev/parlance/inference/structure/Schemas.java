package dev.parlance.inference.structure;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.schema.JsonForm;

/** Judges the schemas of requests. */
final class Schemas {

    private static final int LONGEST = 200_000;

    private Schemas() {
    }

    /**
     * A schema in the words of today. Fails with 400 naming the place that is none of a schema's.
     *
     * @param field where the schema stands in the request
     */
    static JsonNode read(String field, JsonNode given) {
        if (given.toString().length() > LONGEST) {
            throw wrong(field, "", "It has more than %,d characters.".formatted(LONGEST));
        }
        JsonNode schema = new SchemaReader(field).read(given);
        JsonForm.flaw(schema).ifPresent(flaw -> {
            throw wrong(field, flaw);
        });
        return schema;
    }

    /** Where a flaw has a place it stands before it. */
    private static Failure wrong(String field, String flaw) {
        int place = flaw.startsWith("/") ? flaw.indexOf(": ") : -1;
        return place < 0
                ? wrong(field, "", flaw)
                : wrong(field, flaw.substring(0, place), "It " + flaw.substring(place + 2) + ".");
    }

    static Failure wrong(String field, String place, String words) {
        String path = field + place.replace('/', '.');
        return Failure.invalid(path, "The field '" + path + "' is no JSON Schema: " + words);
    }
}
