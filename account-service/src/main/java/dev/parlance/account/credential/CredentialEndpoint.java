package dev.parlance.account.credential;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.plan.Plans;
import dev.parlance.account.session.AccessTokens;
import dev.parlance.chassis.failure.Failure;

/** Where the edge asks whose a credential is. Only services reach it. */
@RestController
final class CredentialEndpoint {

    private final Credentials credentials;

    private final AccessTokens tokens;

    private final Plans plans;

    CredentialEndpoint(Credentials credentials, AccessTokens tokens, Plans plans) {
        this.credentials = credentials;
        this.tokens = tokens;
        this.plans = plans;
    }

    @PostMapping("/internal/credentials")
    Mono<CredentialView> resolve(@RequestBody CredentialRequest request) {
        return find(request).map(this::view)
                .switchIfEmpty(Mono.error(() -> Failure.notFound("credential")));
    }

    private CredentialView view(Credential credential) {
        return CredentialView.of(credential, plans.figures(credential.plan()));
    }

    private Mono<Credential> find(CredentialRequest request) {
        if (request.keySha256() != null && request.token() == null) {
            return credentials.findKey(request.hash(request.keySha256()));
        }
        if (request.token() != null && request.keySha256() == null) {
            return Mono.justOrEmpty(tokens.read(request.token())).flatMap(credentials::findPerson);
        }
        throw Failure.badRequest("invalid_request", "Exactly one of 'key_sha256' and 'token' is needed.");
    }
}
