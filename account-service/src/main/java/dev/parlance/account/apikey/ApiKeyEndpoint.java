package dev.parlance.account.apikey;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.signin.SignedIn;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Where the members of an account make, see and revoke its keys. */
@RestController
@RequestMapping("/api/v1/auth/api-keys")
final class ApiKeyEndpoint {

    private final ApiKeys keys;

    private final SecureRandom random;

    private final Clock clock;

    ApiKeyEndpoint(ApiKeys keys, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<NewApiKeyView>> create(Caller caller, @RequestBody ApiKeyRequest request) {
        KeyText text = KeyText.random(KeyKind.SECRET, random);
        ApiKey key = ApiKey.secret(Ids.next(), SignedIn.account(caller), request.label(), text, now());
        return keys.add(key, text.sha256()).thenReturn(ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore()).body(NewApiKeyView.of(key, text)));
    }

    @GetMapping
    Mono<ApiKeyView.Listing> list(Caller caller) {
        return keys.list(SignedIn.account(caller)).map(ApiKeyView.Listing::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Caller caller, @PathVariable("id") String id) {
        var account = SignedIn.account(caller);
        return Mono.justOrEmpty(Ids.parse(id)).switchIfEmpty(Mono.error(() -> Failure.notFound("API key")))
                .flatMap(key -> keys.revoke(account, key, now()));
    }

    /** As exactly as the database keeps it, so that an answer and a later list agree. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
