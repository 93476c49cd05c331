package dev.parlance.inference.structure;

import java.util.Map;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.generation.Structure;

/**
 * What a request demands of the form of its answer.
 *
 * @param structure absent where it is left to the model
 * @param onlyJson whether the answer is to hold nothing but the JSON
 */
public record Demand(@Nullable Structure structure, boolean onlyJson) {

    /** Under this name a schema waits in a request for the gateway whose model takes schemas by itself. */
    public static final String SCHEMA = "response_schema";

    private static final String ONLY_JSON = "json_only";

    private static final String FORMAT = "response_format";

    private static final String HEALING = "healing_options";

    private static final int USUAL_ATTEMPTS = 5;

    private static final int MOST_ATTEMPTS = 10;

    private static final String BY_SCHEMA = "Answer with one JSON value that satisfies the JSON Schema below, and with nothing else: "
            + "no words before or after it, no code fence.\n\n";

    private static final String ANY = "Answer with one JSON value and with nothing else: no words before or after it, no code fence.";

    /**
     * Takes it up: the request tells the model of it afterwards, and holds nothing a provider would not understand but
     * {@link #SCHEMA}.
     *
     * @param extensions what the request said beyond the OpenAI shape
     * @throws Failure with 400, naming the field that cannot be read
     */
    public static Demand take(Caller caller, ObjectNode request, Map<String, JsonNode> extensions) {
        boolean onlyJson = isOn(extensions.get(ONLY_JSON));
        JsonNode schema = extensions.get(SCHEMA);
        Structure own = bySchema(request, schema);
        Structure format = byFormat(caller, request);
        if (own != null || format != null) {
            return new Demand(own != null ? own : format, onlyJson);
        }
        return new Demand(onlyJson ? anyJson(request) : null, onlyJson);
    }

    /** Whether there is a schema to be judged. */
    public static boolean holdsSchema(ObjectNode request, Map<String, JsonNode> extensions) {
        return extensions.containsKey(SCHEMA) || request.path(FORMAT).has("json_schema");
    }

    private static boolean isOn(@Nullable JsonNode flag) {
        if (flag == null) {
            return false;
        }
        if (!flag.isBoolean()) {
            throw Failure.invalid(ONLY_JSON, "The field '" + ONLY_JSON + "' must be true or false.");
        }
        return flag.booleanValue();
    }

    private static @Nullable Structure bySchema(ObjectNode request, @Nullable JsonNode schema) {
        if (schema == null) {
            return null;
        }
        FormBySchema form = new FormBySchema(Schemas.read(SCHEMA, schema), USUAL_ATTEMPTS);
        instruct(request, BY_SCHEMA + schema);
        request.set(SCHEMA, schema);
        return form;
    }

    private static @Nullable Structure byFormat(Caller caller, ObjectNode request) {
        if (!(request.at("/" + FORMAT + "/json_schema") instanceof ObjectNode format)) {
            return null;
        }
        String place = FORMAT + ".json_schema";
        JsonNode options = format.remove(HEALING);
        boolean wanted = options != null && !options.isNull();
        if (!wanted && !caller.automaticJsonHealing()) {
            return null;
        }
        int attempts = wanted ? attempts(place + "." + HEALING, options) : USUAL_ATTEMPTS;
        return new FormBySchema(Schemas.read(place + ".schema", format.path("schema")), attempts);
    }

    private static int attempts(String field, JsonNode options) {
        JsonNode attempts = options.path("max_attempts");
        if (!options.isObject()) {
            throw Failure.invalid(field, "The field '" + field + "' must be an object.");
        }
        if (attempts.isMissingNode() || attempts.isNull()) {
            return USUAL_ATTEMPTS;
        }
        boolean fits = attempts.isIntegralNumber() && attempts.canConvertToInt() && attempts.intValue() >= 1
                && attempts.intValue() <= MOST_ATTEMPTS;
        if (!fits) {
            throw Failure.invalid(field + ".max_attempts", "The field '" + field
                    + ".max_attempts' takes an integer from 1 to " + MOST_ATTEMPTS + ".");
        }
        return attempts.intValue();
    }

    /** A model that was asked for JSON in its provider's words need not be told again. */
    private static Structure anyJson(ObjectNode request) {
        String asked = request.path(FORMAT).path("type").asString("text");
        if (asked.equals("text")) {
            instruct(request, ANY);
        }
        return new FormBySchema(Schemas.read(ONLY_JSON, JsonNodeFactory.instance.objectNode()), USUAL_ATTEMPTS);
    }

    /** After the instructions that stand at the beginning. */
    private static void instruct(ObjectNode request, String instruction) {
        ArrayNode messages = (ArrayNode) request.path("messages");
        long first = StreamSupport.stream(messages.spliterator(), false).takeWhile(Demand::instructs).count();
        messages.insert((int) first,
                JsonMapper.shared().createObjectNode().put("role", "system").put("content", instruction));
    }

    private static boolean instructs(JsonNode message) {
        String role = message.path("role").asString("");
        return role.equals("system") || role.equals("developer");
    }
}
