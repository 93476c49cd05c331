package dev.parlance.account.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of the trail.
 */
record AuditEntry(UUID id, Instant at, Author author, Change change) {}
