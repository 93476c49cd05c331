package dev.parlance.account.account;

import java.util.UUID;

/**
 * A person who may sign in to an account.
 *
 * @param passwordHash with its parameters and salt, as the encoder writes it
 */
public record Member(UUID id, UUID account, EmailAddress email, String passwordHash) {

    @Override
    public String toString() {
        return "Member[id=" + id + ", account=" + account + "]";
    }
}
