package dev.parlance.account.audit;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

/** The trail as the members of an account read it. */
interface AuditPages {

    /**
     * The account's own, newest first.
     *
     * @param before only entries older than this one, absent for the newest
     */
    Mono<List<AuditEntry>> list(UUID account, @Nullable UUID before, int limit);
}
