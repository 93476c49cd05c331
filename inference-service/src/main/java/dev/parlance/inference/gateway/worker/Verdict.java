package dev.parlance.inference.gateway.worker;

import tools.jackson.databind.JsonNode;

/** What a worker says of an event. */
sealed interface Verdict {

    /** It may go on. */
    record Continue() implements Verdict {}

    /** It must not. */
    record Stop() implements Verdict {}

    /** It goes on changed. */
    record Act(JsonNode action) implements Verdict {}
}
