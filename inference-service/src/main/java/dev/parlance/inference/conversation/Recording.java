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
        public void events(byte[] sent) {
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

    /** Events of a stream as they are sent, one or more whole ones. */
    void events(byte[] sent);

    /** The answer in one piece, as JSON. */
    void whole(byte[] answer);

    /** A piece of an answer that is made here. */
    void text(String piece);

    /**
     * How it ended. The first call counts, but for one that says it failed before anything came.
     *
     * @param model that answered
     * @param usage what it took; an answer in one piece tells it itself
     */
    void end(Outcome outcome, String model, TokenUsage usage);
}
