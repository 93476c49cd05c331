package dev.parlance.inference.structure;

import java.util.List;
import java.util.stream.Collectors;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.generation.Structure;
import dev.parlance.inference.stream.JsonInText;

/**
 * JSON that satisfies a schema.
 *
 * @param attempts how often the model may try
 */
record JsonForm(Schema schema, int attempts) implements Structure {

    private static final int MOST_TOLD = 20;

    private static final int LONGEST_COMPLAINT = 300;

    private static final String NO_JSON = "The answer holds no JSON. Answer with the JSON value alone, complete and without any other text.";

    private static final String VIOLATIONS = "The JSON does not satisfy the schema:\n%s\nAnswer again with the whole corrected JSON value alone.";

    @Override
    public Verdict judge(String text) {
        List<Error> first = null;
        for (JsonInText.Found found : JsonInText.in(text)) {
            List<Error> violations = violations(found);
            if (violations.isEmpty()) {
                return new Verdict.Fits(found.text());
            }
            first = first == null ? violations : first;
        }
        return new Verdict.Misses(first == null ? NO_JSON : VIOLATIONS.formatted(told(first)));
    }

    private List<Error> violations(JsonInText.Found found) {
        try {
            return Schemas.violations(schema, found.json());
        } catch (Steps.Exhausted endless) {
            throw Failure.badRequest("schema_too_complex",
                    "It takes too long to find out whether the answer satisfies the schema.");
        }
    }

    private static String told(List<Error> violations) {
        return violations.stream().limit(MOST_TOLD)
                .map(violation -> "- " + place(violation) + ": " + shortened(violation.getMessage()))
                .collect(Collectors.joining("\n"));
    }

    private static String place(Error violation) {
        String place = violation.getInstanceLocation().toString();
        return place.isEmpty() ? "the value itself" : place;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_COMPLAINT ? text : text.substring(0, LONGEST_COMPLAINT) + "…";
    }
}
