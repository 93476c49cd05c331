package dev.parlance.inference.answer;

import java.util.List;
import java.util.Map;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Route;

/**
 * A turn that is to be answered.
 *
 * @param question understood without what came before it
 * @param passages what was found for it, best first
 */
record Task(Caller caller, Route route, Turn turn, String question, List<Passage> passages, Manner manner) {

    /** The door of the chats, as callbacks are told. */
    private static final String SOURCE = "SessionsApi";

    /** Whether a model that may say more than the passages do is to be asked. */
    boolean needsModel() {
        return !passages.isEmpty() || manner instanceof Manner.Assisting;
    }

    /** Whether the built-in model, which knows nothing but the passages, can stand in for another. */
    boolean canBeExtracted() {
        return !passages.isEmpty() || manner instanceof Manner.Grounded;
    }

    Inquiry inquiry() {
        return new Inquiry(caller, route, null, Map.of(), SOURCE, turn.session().text());
    }
}
