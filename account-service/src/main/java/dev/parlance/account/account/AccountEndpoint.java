package dev.parlance.account.account;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.audit.Author;
import dev.parlance.account.visitor.Steward;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Where an account is set up, and where services ask how. */
@RestController
final class AccountEndpoint {

    private final Profiles profiles;

    AccountEndpoint(Profiles profiles) {
        this.profiles = profiles;
    }

    @PutMapping("/api/v1/accounts")
    Mono<ProfileView> change(Caller caller, @RequestBody ProfileRequest request) {
        return profiles.change(Steward.account(caller), request.change(), Author.of(caller)).map(ProfileView::of);
    }

    @PostMapping("/api/v1/accounts/roll-salt")
    Mono<ResponseEntity<SaltView>> rollSalt(Caller caller) {
        return profiles.rollSalt(Steward.account(caller), Author.of(caller))
                .map(salt -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new SaltView(salt.text())));
    }

    @GetMapping("/internal/accounts/{id}/settings")
    Mono<SettingsView> settings(@PathVariable("id") String id) {
        return Mono.justOrEmpty(Ids.parse(id)).switchIfEmpty(Mono.error(() -> Failure.notFound("account")))
                .flatMap(profiles::get).map(SettingsView::of);
    }
}
