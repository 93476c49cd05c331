package dev.parlance.inference.conversation;

import java.time.Clock;

import dev.parlance.chassis.caller.Caller;

/** Where completions are handed over to be written down: those of accounts that want it, and no others. */
public final class Records {

    private final Transcripts transcripts;

    private final Clock clock;

    Records(Transcripts transcripts, Clock clock) {
        this.transcripts = transcripts;
        this.clock = clock;
    }

    /**
     * Begins the record of a completion.
     *
     * @param request as the caller has sent it; it must not be changed any more
     */
    public Recording begin(Caller caller, byte[] request) {
        return caller.allowConversationsLogging()
                ? new HeldRecording(caller, request, clock, transcripts::add)
                : Recording.NONE;
    }
}
