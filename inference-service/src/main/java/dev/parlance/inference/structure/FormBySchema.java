package dev.parlance.inference.structure;

import java.util.List;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.generation.Structure;
import dev.parlance.inference.schema.JsonForm;
import dev.parlance.inference.schema.UnusableSchema;
import dev.parlance.inference.stream.JsonInText;

/**
 * JSON that satisfies a schema.
 *
 * @param schema as it was read
 * @param attempts how often the model may try
 */
record FormBySchema(JsonNode schema, int attempts) implements Structure {

    private static final int LONGEST_COMPLAINT = 300;

    private static final String NO_JSON = "The answer holds no JSON. Answer with the JSON value alone, complete and without any other text.";

    private static final String VIOLATIONS = "The JSON does not satisfy the schema:\n%s\nAnswer again with the whole corrected JSON value alone.";

    @Override
    public Verdict judge(String text) {
        List<String> first = null;
        for (JsonInText.Found found : JsonInText.in(text)) {
            List<String> violations = violations(found);
            if (violations.isEmpty()) {
                return new Verdict.Fits(found.text());
            }
            first = first == null ? violations : first;
        }
        return new Verdict.Misses(first == null ? NO_JSON : VIOLATIONS.formatted(told(first)));
    }

    private List<String> violations(JsonInText.Found found) {
        try {
            return JsonForm.of(schema).violations(found.json());
        } catch (UnusableSchema endless) {
            throw Failure.badRequest("schema_too_complex",
                    "It cannot be found out whether the answer satisfies the schema: " + endless.getMessage());
        }
    }

    private static String told(List<String> violations) {
        return violations.stream().map(violation -> "- " + shortened(placed(violation)))
                .collect(Collectors.joining("\n"));
    }

    private static String placed(String violation) {
        return violation.startsWith(":") ? "the value itself" + violation : violation;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMPLAINT ? text : text.substring(0, LONGEST_COMPLAINT) + "…";
    }
}
