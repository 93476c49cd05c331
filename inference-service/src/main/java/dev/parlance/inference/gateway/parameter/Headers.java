package dev.parlance.inference.gateway.parameter;

import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/** Which headers a user may have sent to an address. */
final class Headers {

    static final Rule RULE = Rule.map(32, Headers::value).and(Headers::names);

    /** What says how a message is sent is not for users to say. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "transfer-encoding",
            "upgrade", "te", "trailer", "expect", "keep-alive", "proxy-authorization");

    private Headers() {
    }

    private static JsonNode value(String field, JsonNode given) {
        Rule.demand(given.isString() && given.stringValue().length() <= 8_000
                && given.stringValue().chars().allMatch(c -> c >= 32 && c < 127), field,
                "a string of at most 8,000 visible ASCII characters");
        return given;
    }

    private static JsonNode names(String field, JsonNode given) {
        for (String name : given.propertyNames()) {
            boolean ours = OWN.contains(name.toLowerCase(Locale.ROOT));
            Rule.demand(name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}") && !ours, field,
                    "names of headers that may be chosen; '" + name + "' is none");
        }
        return given;
    }
}
