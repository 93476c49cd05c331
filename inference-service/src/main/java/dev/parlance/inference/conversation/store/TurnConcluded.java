package dev.parlance.inference.conversation.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.chassis.event.Topic;
import dev.parlance.inference.conversation.Outcome;
import dev.parlance.inference.conversation.Turn;
import dev.parlance.inference.stream.Answer;

/** The fact {@code inference.turn-concluded.v1}: a question of a session was answered, as far as it was. Never the words. */
record TurnConcluded(@JsonProperty("turn_id") UUID turn, @JsonProperty("session_id") String session,
        @JsonProperty("account_id") UUID account, @JsonProperty("key_id") @Nullable UUID key,
        @JsonProperty("outcome") String outcome, @JsonProperty("model") String model,
        @JsonProperty("prompt_tokens") int promptTokens, @JsonProperty("completion_tokens") int completionTokens,
        @JsonProperty("concluded_at") Instant at) {

    static final Topic TOPIC = new Topic("inference", "conversations");

    static final String TYPE = "inference.turn-concluded.v1";

    static TurnConcluded of(Turn turn, Answer answer, Outcome outcome, Instant now) {
        return new TurnConcluded(turn.id(), turn.session().text(), turn.account(), turn.key(),
                outcome.name().toLowerCase(Locale.ROOT), answer.model(), answer.usage().prompt(),
                answer.usage().completion(), now.truncatedTo(ChronoUnit.MICROS));
    }
}
