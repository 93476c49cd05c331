package dev.parlance.account.account;

import java.time.Instant;
import java.util.UUID;

/** An owner of data, keys and a plan: a company or a single person. */
public record Account(UUID id, AccountName name, Plan plan, Instant createdAt) {}
