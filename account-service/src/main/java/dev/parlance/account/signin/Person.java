package dev.parlance.account.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who signed in.
 *
 * @param until when they have to sign in again
 */
public record Person(UUID account, UUID member, Instant until) {}
