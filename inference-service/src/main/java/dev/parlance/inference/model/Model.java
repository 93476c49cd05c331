package dev.parlance.inference.model;

import org.jspecify.annotations.Nullable;

import dev.parlance.inference.provider.Upstream;

/** A model that can be asked. */
public sealed interface Model {

    /** The name of the built-in model. */
    String EXTRACT = "@parlance/extract";

    /** The name of the embedding model that comes along. It does not converse. */
    String EMBED = "@parlance/embed";

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
     * @param own true when the caller pays the upstream, so that its tokens cost nothing here
     * @param instead the model to ask when this one fails before it has said anything, by no fault of the caller; absent,
     *            that is the built-in one where the choice was ours, and else none
     */
    record Remote(Upstream upstream, String id, boolean chosen, boolean own,
            @Nullable Remote instead) implements Model {

        public Remote(Upstream upstream, String id, boolean chosen, boolean own) {
            this(upstream, id, chosen, own, null);
        }

        public Remote(Upstream upstream, String id, boolean chosen) {
            this(upstream, id, chosen, false);
        }
    }
}
