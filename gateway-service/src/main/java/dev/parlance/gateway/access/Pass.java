package dev.parlance.gateway.access;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.caller.Caller;

/** That a request was let in, on whose behalf, and what its credential may. */
public final class Pass {

    /** Where a request keeps it. */
    public static final String ATTRIBUTE = Pass.class.getName();

    private final Caller caller;

    private final @Nullable Grant grant;

    private final @Nullable KnownKey key;

    private final @Nullable Knowledge knowledge;

    private Pass(Caller caller, @Nullable Grant grant, @Nullable KnownKey key, @Nullable Knowledge knowledge) {
        this.caller = caller;
        this.grant = grant;
        this.key = key;
        this.knowledge = knowledge;
    }

    /** For a request that needs no credential. */
    static Pass withoutCredential(Caller nobody) {
        return new Pass(nobody, null, null, null);
    }

    static Pass ofPerson(Grant grant, String requestId) {
        return new Pass(grant.caller(requestId), grant, null, null);
    }

    static Pass ofKey(KnownKey key, Knowledge knowledge, String requestId) {
        Grant grant = knowledge.grant();
        Caller caller = knowledge.isOutdated() ? grant.callerInDoubt(requestId) : grant.caller(requestId);
        return new Pass(caller, grant, key, knowledge);
    }

    public Caller caller() {
        return caller;
    }

    /** What the plan allows how often; empty where nothing is limited. */
    public List<PlanLimit> limits() {
        return grant == null ? List.of() : grant.limits();
    }

    /** The most requests at the same time with this key, absent where nothing is said. */
    public @Nullable Integer concurrency() {
        return grant == null ? null : grant.concurrency();
    }

    /** Whether it may be taken back while the request runs. */
    public boolean isOfKey() {
        return key != null;
    }

    /** Whether its key was revoked since. */
    public boolean isTakenBack() {
        return knowledge != null && knowledge.isVoid();
    }

    @Nullable
    Grant grant() {
        return grant;
    }

    @Nullable
    KnownKey key() {
        return key;
    }

    @Nullable
    Knowledge knowledge() {
        return knowledge;
    }
}
