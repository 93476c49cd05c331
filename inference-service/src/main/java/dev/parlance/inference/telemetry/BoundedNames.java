package dev.parlance.inference.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what users name from making endless metrics: the first names keep theirs, all later ones are one. */
final class BoundedNames {

    static final String OTHER = "other";

    private static final int LONGEST = 100;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private final int most;

    BoundedNames(int most) {
        this.most = most;
    }

    String of(String name) {
        if (known.contains(name)) {
            return name;
        }
        return known.size() < most && name.length() <= LONGEST && known.add(name) ? name : OTHER;
    }
}
