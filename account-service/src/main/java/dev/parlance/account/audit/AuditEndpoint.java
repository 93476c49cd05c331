package dev.parlance.account.audit;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import dev.parlance.account.visitor.SignedIn;
import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;

/** Where the members of an account read what was changed in it. */
@RestController
final class AuditEndpoint {

    private static final int LONGEST = 200;

    private final AuditPages trail;

    AuditEndpoint(AuditPages trail) {
        this.trail = trail;
    }

    @GetMapping("/api/v1/accounts/audit")
    Mono<AuditView> list(Caller caller, @RequestParam(name = "limit", defaultValue = "50") String limit,
            @RequestParam(name = "before", required = false) @Nullable String before) {
        int most = limit(limit);
        return trail.list(SignedIn.account(caller), before(before), most).map(found -> AuditView.of(found, most));
    }

    private static int limit(String text) {
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= LONGEST) {
            return Integer.parseInt(text);
        }
        throw Failure.invalid("limit", "The field 'limit' takes a number from 1 to " + LONGEST + ".");
    }

    private static @Nullable UUID before(@Nullable String text) {
        return text == null
                ? null
                : Ids.parse(text).orElseThrow(
                        () -> Failure.invalid("before", "The field 'before' takes the id of an entry."));
    }
}
