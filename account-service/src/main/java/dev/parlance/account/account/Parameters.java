package dev.parlance.account.account;

/**
 * What the owner of an account decided for all of it.
 *
 * @param allowConversationsLogging whether what is said in conversations from now on is kept
 * @param automaticJsonHealing whether broken JSON of a model is mended wherever JSON was asked for
 */
public record Parameters(boolean allowConversationsLogging, boolean automaticJsonHealing) {}
