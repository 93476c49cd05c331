package dev.parlance.account.signin;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import dev.parlance.account.session.TokensView;
import dev.parlance.account.visitor.SignedIn;
import dev.parlance.account.visitor.Visit;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** Registration, login, and another password. */
@RestController
final class SignInEndpoint {

    private final SignIns signIns;

    private final RegistrationSettings registration;

    SignInEndpoint(SignIns signIns, RegistrationSettings registration) {
        this.signIns = signIns;
        this.registration = registration;
    }

    @PostMapping("/api/v1/auth/register")
    Mono<ResponseEntity<TokensView>> register(Caller caller, @RequestBody RegisterRequest request,
            ServerWebExchange exchange) {
        SignedIn.refuseKey(caller);
        if (!registration.open()) {
            throw Failure.forbidden("registration_closed", "New accounts are not accepted here.");
        }
        return signIns.register(request.registration(), Visit.of(exchange))
                .map(tokens -> TokensView.answer(HttpStatus.CREATED, tokens));
    }

    @PostMapping("/api/v1/auth/login")
    Mono<ResponseEntity<TokensView>> login(Caller caller, @RequestBody LoginRequest request,
            ServerWebExchange exchange) {
        SignedIn.refuseKey(caller);
        return signIns.signIn(request.requiredEmail(), request.requiredPassword(), Visit.of(exchange))
                .map(tokens -> TokensView.answer(HttpStatus.OK, tokens));
    }

    @PostMapping("/api/v1/auth/password")
    Mono<ResponseEntity<TokensView>> changePassword(Caller caller, @RequestBody PasswordRequest request,
            ServerWebExchange exchange) {
        return signIns.changePassword(SignedIn.account(caller), SignedIn.member(caller), request, Visit.of(exchange))
                .map(tokens -> TokensView.answer(HttpStatus.OK, tokens));
    }
}
