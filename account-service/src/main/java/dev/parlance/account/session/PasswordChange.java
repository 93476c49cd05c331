package dev.parlance.account.session;

import java.util.UUID;

/**
 * A member's password is to become another.
 *
 * @param oldHash what the change was decided on; where the hash is another by now, nothing changes
 */
public record PasswordChange(UUID account, UUID member, String oldHash, String newHash) {

    @Override
    public String toString() {
        return "PasswordChange[member=" + member + "]";
    }
}
