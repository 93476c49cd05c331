package dev.parlance.inference.conversation;

import dev.parlance.inference.stream.TokenUsage;

/**
 * The record of one completion, while it is made. Nothing here takes time worth speaking of or ever fails: what is handed
 * over is looked at later, elsewhere. What was handed over must not be changed any more.
 */
public interface Recording {

    /** Of a completion nobody keeps. */
    Recording NONE = new Recording() {

        @Override
        public void chunk(byte[] payload) {
            // not kept
        }

        @Override
        public void whole(byte[] answer) {
            // not kept
        }

        @Override
        public void text(String piece) {
            // not kept
        }

        @Override
        public void end(Outcome outcome, String model, TokenUsage usage) {
            // not kept
        }
    };

    /** A chunk of the answer, as its event carries it; {@code [DONE]} may be among them. */
    void chunk(byte[] payload);

    /** The answer in one piece, as JSON. */
    void whole(byte[] answer);

    /** A piece of an answer that is made here. */
    void text(String piece);

    /**
     * How it ended. The first call counts.
     *
     * @param model that answered
     */
    void end(Outcome outcome, String model, TokenUsage usage);
}
