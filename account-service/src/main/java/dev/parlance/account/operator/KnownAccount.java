package dev.parlance.account.operator;

import java.time.Instant;
import java.util.UUID;

/** An account as its operator sees it, found by the address of a member. */
record KnownAccount(UUID id, String name, String plan, Instant createdAt) {}
