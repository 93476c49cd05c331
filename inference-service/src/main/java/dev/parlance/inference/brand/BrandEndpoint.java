package dev.parlance.inference.brand;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.caller.Caller;

/** {@code /api/brand-profile} of the workspace API. */
@RestController
class BrandEndpoint {

    private final BrandProfiles profiles;

    BrandEndpoint(BrandProfiles profiles) {
        this.profiles = profiles;
    }

    @GetMapping("/api/brand-profile")
    Mono<BrandProfile> get(Caller caller) {
        return profiles.get(caller.account());
    }

    @PutMapping("/api/brand-profile")
    Mono<BrandProfile> put(Caller caller, @RequestBody JsonNode body) {
        BrandProfile profile = BrandBody.profile(body);
        return profiles.put(caller.account(), profile).thenReturn(profile);
    }
}
