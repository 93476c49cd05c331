package dev.parlance.gateway.routing;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A node of the tree of paths: what may follow after a slash. */
final class Segment {

    private final Map<String, Segment> literals = new HashMap<>();

    private @Nullable Segment variable;

    private @Nullable Methods methods;

    Methods methods() {
        if (methods == null) {
            methods = new Methods();
        }
        return methods;
    }

    /** The node of a pattern, made where it is missing. */
    Segment reach(String pattern) {
        Segment reached = this;
        for (String name : pattern.substring(1).split("/")) {
            reached = name.startsWith("{") ? reached.variable() : reached.literal(name);
        }
        return reached;
    }

    private Segment literal(String name) {
        return literals.computeIfAbsent(name, absent -> new Segment());
    }

    private Segment variable() {
        if (variable == null) {
            variable = new Segment();
        }
        return variable;
    }

    /** @param from where in the path the segment after this one begins */
    @Nullable
    Methods find(String path, int from) {
        if (from > path.length()) {
            return methods;
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 ? path.length() : slash;
        Segment literal = literals.get(path.substring(from, end));
        Methods found = literal == null ? null : literal.find(path, end + 1);
        return found != null || variable == null ? found : variable.find(path, end + 1);
    }
}
