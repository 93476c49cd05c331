package dev.parlance.inference.conversation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A conversation as it was written down, without what was said in it.
 *
 * @param key with which it began, absent for a person
 * @param gateway of the account, through which a completion went
 * @param model that answered last
 * @param user of the account's own service, for whom a completion was asked
 * @param metadata what the account noted with a completion, as JSON
 * @param token under which a completion can go on
 * @param tokens of all its turns, read and written
 * @param preview how the latest answer begins
 */
public record KeptSession(UUID id, Kind kind, @Nullable UUID key, @Nullable UUID gateway, String model,
        @Nullable String user, String metadata, @Nullable String token, Instant createdAt, Instant lastAt,
        long tokens, String preview) {}
