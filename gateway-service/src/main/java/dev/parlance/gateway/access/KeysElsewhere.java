package dev.parlance.gateway.access;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The keys of a request that did not stand in a header. They have been taken out of what is passed on, whether or not
 * the address accepts them there.
 *
 * @param inQuery by the names of their parameters
 * @param inBody the texts of the members of that name
 */
public record KeysElsewhere(List<Parameter> inQuery, List<String> inBody) {

    private static final KeysElsewhere NONE = new KeysElsewhere(List.of(), List.of());

    /** What was taken out of the query when the request came in. */
    public static KeysElsewhere inQueryOf(ServerHttpRequest request) {
        return request instanceof ScrubbedRequest scrubbed ? new KeysElsewhere(scrubbed.keys(), List.of()) : NONE;
    }

    KeysElsewhere withBody(List<String> found) {
        return found.isEmpty() ? this : new KeysElsewhere(inQuery, List.copyOf(found));
    }

    /** Whether the address itself held a key, which everything that keeps addresses could then know. */
    public boolean areInQuery() {
        return !inQuery.isEmpty();
    }

    /** Those that stand where keys are accepted. */
    List<String> at(KeyPlace place) {
        if (inQuery.isEmpty() && inBody.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>(inBody);
        inQuery.stream().filter(parameter -> place.isParameter(parameter.name())).map(Parameter::text)
                .forEach(found::add);
        return found;
    }

    @Override
    public String toString() {
        return "KeysElsewhere[hidden]";
    }

    /**
     * One of the query.
     *
     * @param name as it was sent, decoded
     * @param text its value, decoded
     */
    record Parameter(String name, String text) {

        @Override
        public String toString() {
            return name + "=hidden";
        }
    }
}
