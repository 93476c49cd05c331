package dev.parlance.account.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A person who signed in at one place.
 *
 * @param address from where, as {@link dev.parlance.account.visitor.ClientAddress} writes it
 * @param endsAt when they have to give their password again, however active they are
 */
record Session(UUID id, UUID account, UUID member, String address, Instant startedAt, Instant endsAt) {}
