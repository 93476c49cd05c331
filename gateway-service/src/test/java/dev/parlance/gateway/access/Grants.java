package dev.parlance.gateway.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.parlance.gateway.origins.Origins;

/** Grants for tests. */
final class Grants {

    static final UUID ACCOUNT = new UUID(0, 7);

    static final UUID KEY = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    static final UUID MEMBER = UUID.fromString("0198a000-0000-7000-8000-000000000002");

    private Grants() {
    }

    static Grant secret(String... scopes) {
        return new Grant(ACCOUNT, KEY, null, false, Set.of(scopes), "pro", Origins.NOWHERE, null, List.of(), null,
                true, false);
    }

    static Grant publishable(String... scopes) {
        return new Grant(ACCOUNT, KEY, null, true, Set.of(scopes), "pro", Origins.NOWHERE, null, List.of(), null,
                true, false);
    }

    static Grant person() {
        return new Grant(ACCOUNT, null, MEMBER, false, Set.of("account"), "pro", Origins.NOWHERE, null, List.of(),
                null, true, false);
    }

    static Grant from(Grant grant, String... pages) {
        return new Grant(grant.account(), grant.key(), grant.member(), grant.publishable(), grant.scopes(),
                grant.plan(), Origins.of(List.of(pages)), null, List.of(), null, true, false);
    }

    static Grant allowing(boolean logging, boolean healing) {
        return new Grant(ACCOUNT, KEY, null, false, Set.of("all"), "pro", Origins.NOWHERE, null, List.of(), null,
                logging, healing);
    }

    static Grant until(Instant end) {
        return new Grant(ACCOUNT, KEY, null, false, Set.of("all"), "pro", Origins.NOWHERE, end, List.of(), null,
                true, false);
    }
}
