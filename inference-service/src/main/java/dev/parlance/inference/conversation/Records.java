package dev.parlance.inference.conversation;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

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
     * @param request as the caller has sent it
     * @param gateway of the account, through which it goes
     */
    public Recording begin(Caller caller, byte[] request, @Nullable UUID gateway) {
        return caller.allowConversationsLogging()
                ? new HeldRecording(caller, request, gateway, clock, transcripts::add)
                : Recording.NONE;
    }
}
