package dev.parlance.inference.gateway.parameter;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/**
 * What of the parameters is never shown again: the key of the model's provider and the values of headers. Shown is a mask;
 * a mask that comes back stands for what is stored, as long as it would be sent to the same place.
 */
public final class Secret {

    private static final String MASK = "...";

    private static final int SHOWN = 4;

    /** Of a shorter one the end would be too much of it. */
    private static final int LONG = 16;

    private static final String KEY = "apiKey";

    private static final List<String> WITH_HEADERS = List.of("systemInstructionsSources", "protocolFunctions",
            "mcpSources");

    private Secret() {
    }

    static String mask(String secret) {
        return secret.length() < LONG ? MASK : MASK + secret.substring(secret.length() - SHOWN);
    }

    /** The same parameters with every secret changed. */
    public static ObjectNode each(ObjectNode parameters, UnaryOperator<String> change) {
        return each(parameters, (place, secret) -> change.apply(secret));
    }

    private static ObjectNode each(ObjectNode parameters, BiFunction<Place, String, String> change) {
        ObjectNode changed = parameters.deepCopy();
        if (changed.path(KEY).isString()) {
            changed.put(KEY, change.apply(new Place(KEY, "", KEY, 0), changed.path(KEY).stringValue()));
        }
        WITH_HEADERS.forEach(list -> eachHeader(changed, list, change));
        return changed;
    }

    /**
     * @param target where it would be sent to
     * @param index of the item it belongs to, for the message only
     */
    private record Place(String list, String target, String header, int index) {}

    private static void eachHeader(ObjectNode parameters, String list, BiFunction<Place, String, String> change) {
        int index = 0;
        for (JsonNode item : parameters.path(list)) {
            if (item.path("headers") instanceof ObjectNode headers) {
                eachHeader(headers, new Place(list, target(item), "", index), change);
            }
            index++;
        }
    }

    private static void eachHeader(ObjectNode headers, Place place, BiFunction<Place, String, String> change) {
        for (String name : List.copyOf(headers.propertyNames())) {
            Place here = new Place(place.list(), place.target(), name, place.index());
            headers.put(name, change.apply(here, headers.path(name).stringValue()));
        }
    }

    private static String target(JsonNode item) {
        return item.path("url").asString(item.path("callbackUrl").asString(""));
    }

    /** The same with masks that have come back replaced by what they stand for. */
    static ObjectNode unmasked(ObjectNode before, ObjectNode after) {
        ObjectNode kept = after.deepCopy();
        String key = kept.path(KEY).asString("");
        String known = before.path(KEY).asString("");
        if (isMask(key) && (known.isEmpty() || !key.equals(mask(known)))) {
            throw unknown(Parameters.FIELD + KEY);
        }
        if (isMask(key)) {
            kept.put(KEY, known);
        }
        return each(kept, (place, secret) -> place.list().equals(KEY) ? secret : header(before, place, secret));
    }

    private static String header(ObjectNode before, Place place, String secret) {
        if (!isMask(secret)) {
            return secret;
        }
        return before.path(place.list()).valueStream().filter(item -> target(item).equals(place.target()))
                .map(item -> item.path("headers").path(place.header()).stringValueOpt().orElse(null))
                .filter(Objects::nonNull).filter(stored -> mask(stored).equals(secret)).findFirst()
                .orElseThrow(() -> unknown(Parameters.FIELD + place.list() + "[" + place.index() + "].headers."
                        + place.header()));
    }

    private static boolean isMask(@Nullable String text) {
        return text != null && text.startsWith(MASK);
    }

    private static Failure unknown(String field) {
        return Failure.invalid(field, "The field '" + field
                + "' holds a mask of something that is not stored for this address; send it in full.");
    }
}
