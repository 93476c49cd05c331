package dev.parlance.knowledge.retrieval.record;

import dev.parlance.chassis.failure.Failure;

/** Which searches are looked at. */
enum SearchView {

    RECENT, LOW_QUALITY, HIGH_QUALITY;

    /** Above it lies what is to the point, below it the best of what is not: see {@link dev.parlance.knowledge.retrieval.Found}. */
    static final double GOOD = 0.4;

    static SearchView named(String name) {
        for (SearchView view : values()) {
            if (view.word().equals(name)) {
                return view;
            }
        }
        throw Failure.invalid("view", "The field 'view' takes recent, low-quality or high-quality.");
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
