package dev.parlance.account.signin;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Registration and login. */
@RestController
final class SignInEndpoint {

    private final SignIns signIns;

    private final RegistrationSettings registration;

    SignInEndpoint(SignIns signIns, RegistrationSettings registration) {
        this.signIns = signIns;
        this.registration = registration;
    }

    @PostMapping("/api/v1/auth/register")
    Mono<ResponseEntity<AccessTokenView>> register(Caller caller, @RequestBody RegisterRequest request) {
        SignedIn.refuseKey(caller);
        if (!registration.open()) {
            throw Failure.forbidden("registration_closed", "New accounts are not accepted here.");
        }
        return signIns.register(request.registration()).map(token -> answer(HttpStatus.CREATED, token));
    }

    @PostMapping("/api/v1/auth/login")
    Mono<ResponseEntity<AccessTokenView>> login(Caller caller, @RequestBody LoginRequest request) {
        SignedIn.refuseKey(caller);
        return signIns.signIn(request.requiredEmail(), request.requiredPassword())
                .map(token -> answer(HttpStatus.OK, token));
    }

    private static ResponseEntity<AccessTokenView> answer(HttpStatus status, AccessToken token) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(AccessTokenView.of(token));
    }
}
