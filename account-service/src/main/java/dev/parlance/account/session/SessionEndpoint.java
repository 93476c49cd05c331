package dev.parlance.account.session;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.SignedIn;
import dev.parlance.chassis.caller.Caller;

/** Where people stay signed in, and where they leave. */
@RestController
final class SessionEndpoint {

    private final Sessions sessions;

    SessionEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    @PostMapping("/api/v1/auth/refresh")
    Mono<ResponseEntity<TokensView>> refresh(Caller caller, @RequestBody RefreshRequest request) {
        SignedIn.refuseKey(caller);
        return sessions.renew(request.requiredToken(), caller.requestId())
                .map(tokens -> TokensView.answer(HttpStatus.OK, tokens));
    }

    @PostMapping("/api/v1/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> leave(Caller caller, @RequestBody RefreshRequest request) {
        SignedIn.refuseKey(caller);
        return sessions.end(request.requiredToken(), caller.requestId());
    }
}
