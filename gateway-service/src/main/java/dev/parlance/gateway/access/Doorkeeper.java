package dev.parlance.gateway.access;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Decides on whose behalf a request runs, or refuses it. */
public final class Doorkeeper {

    private static final UUID NOBODY = new UUID(0, 0);

    private final KeySnapshot keys;

    private final AccountDirectory directory;

    private final Clock clock;

    Doorkeeper(KeySnapshot keys, AccountDirectory directory, Clock clock) {
        this.keys = keys;
        this.directory = directory;
        this.clock = clock;
    }

    /** Fails with 400, 401, 403 or 503; where nothing is required, nothing is read. */
    public Mono<Caller> admit(HttpHeaders headers, Requirement requirement, String requestId) {
        if (requirement == Requirement.NONE) {
            return Mono.just(new Caller(NOBODY, null, Set.of(), "none", requestId));
        }
        try {
            return grant(PresentedCredentials.in(headers), requirement).filter(grant -> !grant.isOver(clock.instant()))
                    .map(grant -> grant.caller(requestId)).switchIfEmpty(Mono.error(Doorkeeper::unknown));
        } catch (Failure refused) {
            return Mono.error(refused);
        }
    }

    private Mono<Grant> grant(@Nullable String text, Requirement requirement) {
        if (text == null) {
            return Mono.error(missing(requirement));
        }
        return switch (Credential.of(text)) {
            case Credential.Malformed malformed -> Mono.empty();
            case Credential.Key key -> requirement == Requirement.PERSON
                    ? Mono.error(Doorkeeper::needsPerson)
                    : keys.find(key.hash());
            case Credential.Token token -> requirement == Requirement.KEY
                    ? Mono.error(Doorkeeper::needsKey)
                    : directory.findPerson(token.text());
        };
    }

    private static Failure missing(Requirement requirement) {
        String needed = requirement == Requirement.PERSON ? "the token of a signed-in person" : "an API key";
        return Failure.unauthorized("missing_credentials",
                "This address needs " + needed + ", sent as 'Authorization: Bearer …'.");
    }

    private static Failure unknown() {
        return Failure.unauthorized("invalid_credentials", "The credential is not valid, or no longer.");
    }

    private static Failure needsKey() {
        return Failure.unauthorized("invalid_credentials",
                "This address needs an API key; the token of a signed-in person is not accepted.");
    }

    private static Failure needsPerson() {
        return Failure.forbidden("needs_sign_in",
                "API keys are managed by a signed-in person; an API key cannot do that.");
    }
}
