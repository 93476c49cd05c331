package dev.parlance.inference.conversation;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which conversations of an account are meant; what is absent does not matter.
 *
 * @param kinds of these sorts
 * @param key begun with this key
 * @param gateway through this gateway
 * @param model answered last by this model
 * @param user for this user of the account's own service
 */
public record Wanted(UUID account, Set<Kind> kinds, @Nullable UUID key, @Nullable UUID gateway,
        @Nullable String model, @Nullable String user) {

    public Wanted {
        kinds = Set.copyOf(kinds);
    }

    public static Wanted all(UUID account, Kind... kinds) {
        return new Wanted(account, Set.of(kinds), null, null, null, null);
    }

    public Wanted with(@Nullable UUID begunWith) {
        return new Wanted(account, kinds, begunWith, gateway, model, user);
    }
}
