package dev.parlance.inference.structure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/**
 * Reads a schema as a user wrote it: older words take their present form, references lead to places within it only, and what is
 * wrong is told with its place. One instance reads one schema.
 */
final class SchemaReader {

    private static final int DEEPEST = 48;

    private static final int MOST_SCHEMAS = 5_000;

    /** Keywords whose value is a schema. */
    private static final Set<String> ONE = Set.of("items", "additionalProperties", "contains", "not", "if", "then",
            "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties");

    /** Keywords whose value is a list of schemas. */
    private static final Set<String> LISTED = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");

    /** Keywords whose value names schemas. */
    private static final Set<String> NAMED = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas");

    /** They say what a schema is called or written in, and matter to nobody here. */
    private static final Set<String> LEFT_OUT = Set.of("$schema", "$id", "id", "$comment", "$vocabulary");

    private static final Set<String> NOT_TAKEN = Set.of("$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef",
            "$recursiveAnchor");

    private static final Map<String, String> TYPES = Map.of("bool", "boolean");

    private static final Map<String, String> FORMATS = Map.of("url", "uri", "guid", "uuid");

    private final String field;

    private final Set<String> places = new HashSet<>();

    /** What refers to where, and which field says so. */
    private final Map<String, String> references = new HashMap<>();

    private int schemas;

    /** @param field where the schema stands in the request */
    SchemaReader(String field) {
        this.field = field;
    }

    /** Fails with 400 naming the place that is none of a schema's. */
    JsonNode read(JsonNode schema) {
        JsonNode read = read(schema, "", 0);
        references.forEach((target, from) -> {
            if (!places.contains(target)) {
                throw wrong(from, "It refers to a place that is no schema of this one.");
            }
        });
        return read;
    }

    private JsonNode read(JsonNode schema, String place, int depth) {
        if (depth > DEEPEST || ++schemas > MOST_SCHEMAS) {
            throw wrong("", "It is too large or nested too deep.");
        }
        places.add(place);
        if (schema.isBoolean()) {
            return schema;
        }
        if (!schema.isObject()) {
            throw wrong(place, "It must be a schema: an object, true or false.");
        }
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        schema.properties().stream().filter(keyword -> !LEFT_OUT.contains(keyword.getKey()))
                .forEach(keyword -> keyword(read, keyword, place, depth));
        return read;
    }

    private void keyword(ObjectNode read, Map.Entry<String, JsonNode> keyword, String place, int depth) {
        String name = keyword.getKey();
        JsonNode value = keyword.getValue();
        String here = place + "/" + escaped(name);
        if (NOT_TAKEN.contains(name)) {
            throw wrong(here, "It is a keyword that is not taken here.");
        }
        if (LISTED.contains(name) && value.isArray()) {
            read.set(name.equals("items") ? "prefixItems" : name, listed(value, here, depth));
        } else if (NAMED.contains(name) && value.isObject()) {
            read.set(name, named(name, value, here, depth));
        } else {
            read.set(name, ONE.contains(name) ? read(value, here, depth + 1) : plain(name, value, here));
        }
    }

    private ArrayNode listed(JsonNode schemas, String place, int depth) {
        ArrayNode read = JsonNodeFactory.instance.arrayNode();
        for (JsonNode schema : schemas) {
            read.add(read(schema, place + "/" + read.size(), depth + 1));
        }
        return read;
    }

    private ObjectNode named(String keyword, JsonNode schemas, String place, int depth) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
            String here = place + "/" + escaped(schema.getKey());
            if (keyword.equals("patternProperties")) {
                demandPattern(schema.getKey(), here);
            }
            read.set(schema.getKey(), read(schema.getValue(), here, depth + 1));
        }
        return read;
    }

    private JsonNode plain(String name, JsonNode value, String place) {
        switch (name) {
            case "type" -> {
                return present(value, TYPES);
            }
            case "format" -> {
                return present(value, FORMATS);
            }
            case "$ref" -> refer(value, place);
            case "pattern" -> demandPattern(value.asString(""), place);
            default -> {
                return value;
            }
        }
        return value;
    }

    private static JsonNode present(JsonNode value, Map<String, String> words) {
        if (value.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> all.add(present(each, words)));
            return all;
        }
        String word = value.asString("");
        return words.containsKey(word) ? JsonNodeFactory.instance.stringNode(words.get(word)) : value;
    }

    private void refer(JsonNode value, String place) {
        String target = value.asString("");
        if (!target.equals("#") && !target.startsWith("#/")) {
            throw wrong(place, "It must refer to a place within the schema, such as '#/$defs/name'.");
        }
        references.put(target.substring(1), place);
    }

    private void demandPattern(String pattern, String place) {
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException unreadable) {
            throw wrong(place, "It is no regular expression.");
        }
    }

    /** As JSON Pointer has it. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private Failure wrong(String place, String words) {
        return Schemas.wrong(field, place, words);
    }
}
