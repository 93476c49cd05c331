package dev.parlance.inference.conversation.web;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.parlance.inference.conversation.KeptSession;
import dev.parlance.inference.conversation.SessionId;

/** Sessions as the app API lists them. */
record SessionsView(@JsonProperty("success") boolean success, @JsonProperty("sessions") List<SessionView> sessions,
        @JsonProperty("meta") Meta meta) {

    record Meta(@JsonProperty("current_page") int page, @JsonProperty("per_page") int perPage,
            @JsonProperty("has_more") boolean hasMore) {}

    record Removed(@JsonProperty("success") boolean success, @JsonProperty("deleted") long deleted) {}

    /** @param messages as a list in JSON, only where they were asked for */
    record SessionView(@JsonProperty("session_id") String id, @JsonProperty("last_at") Instant lastAt,
            @JsonProperty("total_tokens") long tokens, @JsonProperty("preview") String preview,
            @JsonProperty("messages") @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String messages) {

        static SessionView of(KeptSession session, @Nullable String messages) {
            return new SessionView(new SessionId(session.id()).text(), session.lastAt().truncatedTo(ChronoUnit.SECONDS),
                    session.tokens(), session.preview().strip(), messages);
        }
    }
}
