package dev.parlance.account.session;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who signed in.
 *
 * @param session may have ended meanwhile, which only the database knows
 * @param until when the token they carry is worth nothing any more
 */
public record Person(UUID account, UUID member, UUID session, Instant until) {}
