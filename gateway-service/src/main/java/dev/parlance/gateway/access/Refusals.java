package dev.parlance.gateway.access;

import java.util.stream.Collectors;

import dev.parlance.chassis.failure.Failure;

/** Why somebody is not let in, in words that help those who should be and tell nothing to others. */
final class Refusals {

    private Refusals() {
    }

    static Failure missing(Terms terms) {
        String needed = terms.requirement() == Requirement.PERSON ? "the token of a signed-in person" : "an API key";
        return Failure.unauthorized("missing_credentials",
                "This address needs " + needed + ", sent as 'Authorization: Bearer …'.");
    }

    static Failure unknown() {
        return Failure.unauthorized("invalid_credentials", "The credential is not valid, or no longer.");
    }

    static Failure conflicting() {
        return Failure.badRequest("conflicting_credentials", "The request carries two different credentials.");
    }

    static Failure needsKey() {
        return Failure.unauthorized("invalid_credentials",
                "This address needs an API key; the token of a signed-in person is not accepted.");
    }

    static Failure needsPerson() {
        return Failure.forbidden("needs_sign_in",
                "API keys are managed by a signed-in person; an API key cannot do that.");
    }

    static Failure publishableKey() {
        return Failure.forbidden("publishable_key",
                "A publishable key cannot be used here; this address needs a secret one.");
    }

    static Failure insufficientScope(Terms terms) {
        String scopes = terms.scopes().stream().sorted().map(scope -> "'" + scope + "'")
                .collect(Collectors.joining(" or "));
        return Failure.forbidden("insufficient_scope", "The key lacks the scope " + scopes + ".");
    }

    static Failure originNotAllowed() {
        return Failure.forbidden("origin_not_allowed", "The key may not be used from this web page.");
    }

    static Failure needsOrigin() {
        return Failure.forbidden("origin_required",
                "A publishable key is used by browsers, which send an Origin; this request has none.");
    }
}
