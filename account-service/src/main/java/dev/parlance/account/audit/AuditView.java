package dev.parlance.account.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/** A page of the trail. */
record AuditView(@JsonProperty("entries") List<Entry> entries, @JsonProperty("next") @Nullable UUID next) {

    /**
     * @param limit what was asked for; a page as long as that may have another behind it
     */
    static AuditView of(List<AuditEntry> entries, int limit) {
        UUID next = entries.size() < limit ? null : entries.getLast().id();
        return new AuditView(entries.stream().map(Entry::of).toList(), next);
    }

    /** One change. */
    record Entry(@JsonProperty("id") UUID id, @JsonProperty("at") Instant at, @JsonProperty("actor") Actor actor,
            @JsonProperty("action") String action, @JsonProperty("target") @Nullable UUID target,
            @JsonProperty("details") Map<String, @Nullable Object> details,
            @JsonProperty("requestId") String requestId) {

        static Entry of(AuditEntry entry) {
            Change change = entry.change();
            Author author = entry.author();
            return new Entry(entry.id(), entry.at(), new Actor(author.kind().word(), author.id()), change.action(),
                    change.target(), change.details(), author.requestId());
        }
    }

    /** Whose doing it was. */
    record Actor(@JsonProperty("kind") String kind, @JsonProperty("id") @Nullable UUID id) {}
}
