package dev.parlance.gateway.idempotency;

/**
 * Where the answer to a request is kept.
 *
 * @param id found again only with account, address and key of the request
 * @param seal opens the answer that is kept there
 */
record Place(byte[] id, Seal seal) {}
