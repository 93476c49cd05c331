package dev.parlance.inference.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.stream.JsonTokens;

/**
 * An object of a request, whose members are taken for what they have to be: what is not fails with 400 and its path. Null
 * stands for absence everywhere.
 */
public final class Members {

    private static final ObjectReader STRICT = JsonMapper.shared().reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private final ObjectNode members;

    private final String path;

    private Members(ObjectNode members, String path) {
        this.members = members;
        this.path = path;
    }

    public static Members of(byte[] body) {
        try {
            if (STRICT.readTree(body) instanceof ObjectNode object) {
                return new Members(object, "");
            }
            throw Failure.badRequest("invalid_request", "The body must be a JSON object.");
        } catch (JacksonException malformed) {
            throw JsonTokens.malformed(malformed);
        }
    }

    /** The path of a member, as callers are told it. */
    public String path(String member) {
        return path.isEmpty() ? member : path + "." + member;
    }

    public boolean has(String member) {
        return members.hasNonNull(member);
    }

    /** Whether there is something that is neither empty nor zero. */
    public boolean asksFor(String member) {
        JsonNode value = members.path(member);
        return has(member) && !(value.isContainer() && value.isEmpty()) && !value.asString("x").isEmpty()
                && !(value.isNumber() && value.asInt(1) == 0);
    }

    /** As it stands there; a missing node where it does not. */
    public JsonNode value(String member) {
        return members.path(member);
    }

    public @Nullable String text(String member) {
        if (!has(member)) {
            return null;
        }
        demand(members.path(member).isString(), member, "a string");
        return members.path(member).stringValue();
    }

    public String needed(String member) {
        String text = text(member);
        if (text == null || text.isBlank()) {
            throw Failure.missing(path(member));
        }
        return text;
    }

    /** One of the words, or the first of them where there is none. */
    public String word(String member, List<String> words) {
        String word = Objects.requireNonNullElse(text(member), words.getFirst());
        demand(words.contains(word), member, "one of " + String.join(", ", words));
        return word;
    }

    public boolean flag(String member) {
        demand(!has(member) || members.path(member).isBoolean(), member, "true or false");
        return members.path(member).asBoolean(false);
    }

    /** A number from 1 up. */
    public @Nullable Integer count(String member) {
        if (!has(member)) {
            return null;
        }
        JsonNode value = members.path(member);
        demand(value.isInt() && value.intValue() > 0, member, "a positive integer");
        return value.intValue();
    }

    public @Nullable Members object(String member) {
        return has(member) ? object(members.path(member), path(member)) : null;
    }

    /** None where it is absent. */
    public List<Members> objects(String member) {
        demand(!has(member) || members.path(member).isArray(), member, "an array");
        List<Members> objects = new ArrayList<>();
        for (JsonNode element : members.path(member)) {
            objects.add(object(element, path(member) + "[" + objects.size() + "]"));
        }
        return objects;
    }

    /** What is said of a member that asks for what there is not. */
    public Failure unsupported(String member, String why) {
        return Failure.badRequest("unsupported_parameter", why).withField(path(member));
    }

    private static Members object(JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return new Members(object, path);
        }
        throw wrong(path, "an object");
    }

    private void demand(boolean holds, String member, String words) {
        if (!holds) {
            throw wrong(path(member), words);
        }
    }

    private static Failure wrong(String path, String words) {
        return Failure.invalid(path, "The field '" + path + "' must be " + words + ".");
    }
}
