package dev.parlance.gateway.limits;

/**
 * Somebody who would like to call.
 *
 * @param subject who, and which pace it is about
 */
record Step(String subject, Pace pace) {}
