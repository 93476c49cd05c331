package dev.parlance.account.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that became different.
 *
 * @param action {@code noun.verb} in the past tense, such as {@code key.revoked}
 * @param target the key, member or session it happened to; absent for the account itself
 * @param details what a reader wants to know of it, and never a secret or an e-mail address
 */
public record Change(UUID account, String action, @Nullable UUID target, Map<String, @Nullable Object> details) {

    public Change {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static Change of(UUID account, String action, @Nullable UUID target) {
        return new Change(account, action, target, Map.of());
    }
}
