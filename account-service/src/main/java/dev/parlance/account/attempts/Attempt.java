package dev.parlance.account.attempts;

/** A try to sign in that is let through to the password. */
public record Attempt(Bucket pair, Bucket address, Bucket account) {}
