package dev.parlance.account.apikey.web;

import java.util.Map;
import java.util.UUID;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.account.Profile;
import dev.parlance.account.account.Profiles;
import dev.parlance.account.apikey.ApiKeys;
import dev.parlance.account.audit.Author;
import dev.parlance.account.visitor.Steward;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** The same keys for those who manage an account with a key of it. */
@RestController
@RequestMapping("/api/v1/accounts/api-key")
final class AccountKeyEndpoint {

    private final ApiKeys keys;

    private final Profiles profiles;

    AccountKeyEndpoint(ApiKeys keys, Profiles profiles) {
        this.keys = keys;
        this.profiles = profiles;
    }

    @GetMapping
    Mono<ResponseEntity<AccountKeysView>> list(Caller caller) {
        UUID account = Steward.account(caller);
        return Mono.zip(keys.list(account), profiles.get(account).map(Profile::salt), AccountKeysView::of)
                .map(AccountKeyEndpoint::unkept);
    }

    @PostMapping
    Mono<ResponseEntity<GrantedKeyView>> create(Caller caller, @RequestBody AccountKeyRequest request) {
        return keys.mint(Steward.account(caller), request.order(), Author.of(caller)).map(GrantedKeyView::of)
                .map(AccountKeyEndpoint::unkept);
    }

    /** An unknown key is 400 here and nowhere else, because clients of this address expect that. */
    @DeleteMapping("/{id}")
    Mono<Map<String, String>> revoke(Caller caller, @PathVariable("id") String id) {
        UUID account = Steward.account(caller);
        return Mono.justOrEmpty(Ids.parse(id)).flatMap(key -> keys.revoke(account, key, Author.of(caller)))
                .switchIfEmpty(Mono.error(AccountKeyEndpoint::unknown))
                .map(revoked -> Map.of("message", "The API key was deleted."));
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }

    private static Failure unknown() {
        return Failure.badRequest("unknown_key", "There is no such API key.");
    }
}
