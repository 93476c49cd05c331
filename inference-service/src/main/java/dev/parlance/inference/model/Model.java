package dev.parlance.inference.model;

import dev.parlance.inference.provider.Upstream;

/** A model that can be asked. */
public sealed interface Model {

    /** The name of the built-in model. */
    String EXTRACT = "@parlance/extract";

    /** The name callers use. */
    String id();

    /** Answers from the caller's knowledge, needs no network and no key. */
    record Extract() implements Model {

        @Override
        public String id() {
            return EXTRACT;
        }
    }

    /**
     * A model of an upstream.
     *
     * @param id also its name there
     * @param chosen true when the caller left the choice to us, so that another model may step in
     */
    record Remote(Upstream upstream, String id, boolean chosen) implements Model {}
}
