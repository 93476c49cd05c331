package dev.parlance.account.apikey.web;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.apikey.ApiKeys;
import dev.parlance.account.audit.Author;
import dev.parlance.account.visitor.SignedIn;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Where the members of an account make, see, change and revoke its keys. */
@RestController
@RequestMapping("/api/v1/auth/api-keys")
final class ApiKeyEndpoint {

    private final ApiKeys keys;

    ApiKeyEndpoint(ApiKeys keys) {
        this.keys = keys;
    }

    @PostMapping
    Mono<ResponseEntity<NewApiKeyView>> create(Caller caller, @RequestBody ApiKeyRequest request) {
        return keys.mint(SignedIn.account(caller), request.order(), Author.of(caller)).map(NewApiKeyView::of)
                .map(made -> ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(made));
    }

    @GetMapping
    Mono<ApiKeyView.Listing> list(Caller caller) {
        return keys.list(SignedIn.account(caller)).map(ApiKeyView.Listing::of);
    }

    @PatchMapping("/{id}")
    Mono<ApiKeyView> change(Caller caller, @PathVariable("id") String id, @RequestBody ApiKeyRequest request) {
        var account = SignedIn.account(caller);
        var change = request.change();
        return Mono.justOrEmpty(Ids.parse(id)).switchIfEmpty(Mono.error(ApiKeyEndpoint::unknown))
                .flatMap(key -> keys.change(account, key, change, Author.of(caller))).map(ApiKeyView::of);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(Caller caller, @PathVariable("id") String id) {
        var account = SignedIn.account(caller);
        return Mono.justOrEmpty(Ids.parse(id)).flatMap(key -> keys.revoke(account, key, Author.of(caller)))
                .switchIfEmpty(Mono.error(ApiKeyEndpoint::unknown)).then();
    }

    private static Failure unknown() {
        return Failure.notFound("API key");
    }
}
