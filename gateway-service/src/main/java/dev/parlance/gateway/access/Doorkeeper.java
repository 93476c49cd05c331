package dev.parlance.gateway.access;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

import dev.parlance.gateway.origins.CallingPage;
import dev.parlance.gateway.origins.OwnPages;

/** Decides on whose behalf a request runs, or refuses it. */
public final class Doorkeeper {

    private static final UUID NOBODY = new UUID(0, 0);

    private final KeySnapshot keys;

    private final AccountDirectory directory;

    private final OwnPages ownPages;

    private final Clock clock;

    Doorkeeper(KeySnapshot keys, AccountDirectory directory, OwnPages ownPages, Clock clock) {
        this.keys = keys;
        this.directory = directory;
        this.ownPages = ownPages;
        this.clock = clock;
    }

    /**
     * Fails with 400, 401, 403 or 503; where nothing is required, nothing is looked at.
     *
     * @param elsewhere the keys that stood in the query or the body
     * @param unmet run before somebody is asked about a credential that is not known here; its failure is the answer
     */
    public Mono<Pass> admit(HttpHeaders headers, KeysElsewhere elsewhere, Terms terms, String requestId,
            Runnable unmet) {
        if (terms.requirement() == Requirement.NONE) {
            return Mono.just(Pass.withoutCredential(new Caller(NOBODY, null, Set.of(), "none", requestId)));
        }
        try {
            String text = PresentedCredentials.in(headers, elsewhere.at(terms.elsewhere()));
            return text == null ? Mono.error(Refusals.missing(terms)) : admit(text, headers, terms, requestId, unmet);
        } catch (Failure refused) {
            return Mono.error(refused);
        }
    }

    private Mono<Pass> admit(String text, HttpHeaders headers, Terms terms, String requestId, Runnable unmet) {
        return switch (Credential.of(text)) {
            case Credential.Malformed malformed -> Mono.error(Refusals.unknown());
            case Credential.Key key -> key(key.hash(), headers, terms, requestId, unmet);
            case Credential.Token token -> person(token.text(), headers, terms, requestId, unmet);
        };
    }

    private Mono<Pass> key(KeyHash hash, HttpHeaders headers, Terms terms, String requestId, Runnable unmet) {
        if (!terms.requirement().takesKeys()) {
            throw Refusals.needsPerson();
        }
        KnownKey key = keys.key(hash);
        Knowledge known = keys.known(key);
        if (known != null) {
            return Mono.just(pass(key, known, headers, terms, requestId));
        }
        if (key.knowledge() == null) {
            unmet.run();
        }
        return keys.find(key).map(found -> pass(key, found, headers, terms, requestId))
                .switchIfEmpty(Mono.error(Refusals::unknown));
    }

    private Pass pass(KnownKey key, Knowledge known, HttpHeaders headers, Terms terms, String requestId) {
        check(known.grant(), headers, terms);
        return Pass.ofKey(key, known, requestId);
    }

    private Mono<Pass> person(String token, HttpHeaders headers, Terms terms, String requestId, Runnable unmet) {
        if (!terms.requirement().takesPersons()) {
            throw Refusals.needsKey();
        }
        unmet.run();
        return directory.findPerson(token).doOnNext(grant -> check(grant, headers, terms))
                .map(grant -> Pass.ofPerson(grant, requestId)).switchIfEmpty(Mono.error(Refusals::unknown));
    }

    /** From what stays secret to what may be told: a key that is over says nothing about its owner's settings. */
    private void check(Grant grant, HttpHeaders headers, Terms terms) {
        if (grant.isOver(clock)) {
            throw Refusals.unknown();
        }
        if (grant.publishable() && !terms.requirement().takesPublishableKeys()) {
            throw Refusals.publishableKey();
        }
        checkPage(grant, CallingPage.of(headers));
        if (!terms.areMetBy(grant.scopes())) {
            throw Refusals.insufficientScope(terms);
        }
    }

    private void checkPage(Grant grant, @Nullable String page) {
        if (page == null && grant.publishable() && !grant.origins().includeNone()) {
            throw Refusals.needsOrigin();
        }
        if (page != null && !grant.origins().contain(page) && !ownPages.include(page)) {
            throw Refusals.originNotAllowed();
        }
    }
}
