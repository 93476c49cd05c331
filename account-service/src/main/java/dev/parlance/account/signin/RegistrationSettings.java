package dev.parlance.account.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether strangers may open accounts.
 *
 * @param open false once everybody who should have an account has one
 */
@ConfigurationProperties("parlance.registration")
record RegistrationSettings(@DefaultValue("true") boolean open) {}
