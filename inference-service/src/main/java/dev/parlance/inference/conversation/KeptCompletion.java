package dev.parlance.inference.conversation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A completion as it is written down.
 *
 * @param id of its conversation, unless there is one with its token
 * @param key absent for a person
 * @param asked the model as the request names it; it may be a gateway of the account
 * @param token under which it goes on; absent for one that stands alone
 * @param metadata an object of texts, as JSON
 * @param messages of the request, a list as JSON
 * @param question the user's last words
 */
public record KeptCompletion(UUID id, UUID turn, UUID account, @Nullable UUID key, String plan,
        String asked, String model, @Nullable String user, @Nullable String token, String metadata,
        String messages, String question, String answer, Outcome outcome, int promptTokens, int completionTokens,
        Instant begun, Instant ended) {

    /** How it ended, as it is stored. */
    public String state() {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
