package dev.parlance.account.apikey;

/** A key that has just been made, and its text for the only time. */
public record NewKey(ApiKey key, KeyText text) {}
