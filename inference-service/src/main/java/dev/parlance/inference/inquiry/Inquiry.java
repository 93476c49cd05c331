package dev.parlance.inference.inquiry;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.metering.Route;

/**
 * The circumstances of one request, for everything that works on its answer.
 *
 * @param user who is served, in the caller's own words; absent where the caller does not say
 * @param metadata what the caller has said of it
 * @param source through which door it came, as callbacks are told
 * @param conversation which conversation it belongs to, as callbacks are told
 */
public record Inquiry(Caller caller, Route route, @Nullable String user, Map<String, String> metadata, String source,
        String conversation) {

    /** The door of completions and of everything that has their shape. */
    public static final String COMPLETIONS = "ChatCompletionsApi";

    public Inquiry {
        metadata = Map.copyOf(metadata);
    }

    /** The same, with nothing said of it. */
    public Inquiry withoutMetadata() {
        return new Inquiry(caller, route, user, Map.of(), source, conversation);
    }
}
