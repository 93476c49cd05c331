package dev.parlance.inference.hook;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Calls to addresses that accounts have chosen.
 *
 * @param address of account-service, which knows how accounts sign
 */
@ConfigurationProperties("parlance.hooks")
record HookSettings(String address) {}
