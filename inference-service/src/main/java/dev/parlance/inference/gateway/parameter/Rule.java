package dev.parlance.inference.gateway.parameter;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;

/** Judges one value. Null stands for absence and never comes here. */
@FunctionalInterface
interface Rule {

    /**
     * The value in its usual form.
     *
     * @param field its path, parted by dots, for whoever has to mend it
     * @throws Failure naming that path
     */
    JsonNode judged(String field, JsonNode given);

    static Rule text(int longest) {
        return (field, given) -> {
            demand(given.isString() && !given.stringValue().isBlank(), field, "a string that is not empty");
            demand(given.stringValue().length() <= longest, field, "at most %,d characters".formatted(longest));
            return given;
        };
    }

    /** A text that is part of a name or a header. */
    static Rule word(int longest) {
        return text(longest).and((field, given) -> {
            demand(given.stringValue().chars().allMatch(c -> c > 31 && c != 127), field,
                    "no line breaks and other control characters");
            return given;
        });
    }

    static Rule matching(String pattern, String words) {
        return text(256).and((field, given) -> {
            demand(given.stringValue().matches(pattern), field, words);
            return given;
        });
    }

    static Rule flag() {
        return (field, given) -> {
            demand(given.isBoolean(), field, "true or false");
            return given;
        };
    }

    static Rule integer(int least, int most) {
        return (field, given) -> {
            demand(given.isIntegralNumber() && given.canConvertToInt() && given.intValue() >= least
                    && given.intValue() <= most, field, "an integer from %,d to %,d".formatted(least, most));
            return given;
        };
    }

    static Rule number(double least, double most) {
        return (field, given) -> {
            demand(given.isNumber() && given.doubleValue() >= least && given.doubleValue() <= most, field,
                    "a number from " + plain(least) + " to " + plain(most));
            return given;
        };
    }

    static Rule choice(String... words) {
        List<String> known = List.of(words);
        return (field, given) -> {
            demand(given.isString() && known.contains(given.stringValue()), field,
                    "one of " + String.join(", ", known));
            return given;
        };
    }

    static Rule list(int most, Rule item) {
        return (field, given) -> {
            demand(given.isArray() && given.size() <= most, field, "an array of at most %,d items".formatted(most));
            ArrayNode judged = JsonNodeFactory.instance.arrayNode();
            for (JsonNode each : given) {
                String at = field + "[" + judged.size() + "]";
                demand(!each.isNull(), at, "a value, not null");
                judged.add(item.judged(at, each));
            }
            return judged;
        };
    }

    /** Members that are not named here are refused: a mistyped one would go unnoticed. */
    static Rule object(Map<String, Rule> members, String... required) {
        return (field, given) -> {
            demand(given.isObject(), field, "an object");
            ObjectNode judged = JsonNodeFactory.instance.objectNode();
            given.properties().forEach(member -> judge(judged, field, member, members));
            for (String name : required) {
                demandPresence(judged, field + "." + name, name);
            }
            return judged;
        };
    }

    /** An object whose members are the user's own. */
    static Rule map(int most, Rule value) {
        return (field, given) -> {
            demand(given.isObject() && given.size() <= most, field, "an object of at most " + most + " members");
            ObjectNode judged = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : given.properties()) {
                judged.set(member.getKey(), value.judged(field + "." + member.getKey(), member.getValue()));
            }
            return judged;
        };
    }

    /** Any object, of a size that can be kept. */
    static Rule anyObject(int longest) {
        return (field, given) -> {
            demand(given.isObject(), field, "an object");
            demand(given.toString().length() <= longest, field, "at most %,d characters of JSON".formatted(longest));
            return given;
        };
    }

    default Rule and(Rule next) {
        return (field, given) -> next.judged(field, judged(field, given));
    }

    private static void judge(ObjectNode judged, String field, Map.Entry<String, JsonNode> member,
            Map<String, Rule> members) {
        Rule rule = members.get(member.getKey());
        String at = field + "." + member.getKey();
        if (rule == null) {
            throw Failure.invalid(at, "There is no field '" + at + "'.");
        }
        if (!member.getValue().isNull()) {
            judged.set(member.getKey(), rule.judged(at, member.getValue()));
        }
    }

    private static void demandPresence(ObjectNode judged, String field, String name) {
        if (!judged.has(name)) {
            throw Failure.missing(field);
        }
    }

    static void demand(boolean met, String field, String words) {
        if (!met) {
            throw Failure.invalid(field, "The field '" + field + "' takes " + words + ".");
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
