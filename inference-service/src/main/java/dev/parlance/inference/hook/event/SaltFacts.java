package dev.parlance.inference.hook.event;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.Event;
import dev.parlance.inference.hook.Proofs;

/** Understands the fact that an account has another salt, and passes over all others. */
final class SaltFacts {

    static final String TOPIC = "account.accounts";

    private static final String ROLLED = "account.salt-rolled.v1";

    private final Proofs proofs;

    private final JsonMapper json;

    SaltFacts(Proofs proofs, JsonMapper json) {
        this.proofs = proofs;
        this.json = json;
    }

    Mono<Void> heard(Event event) {
        return Mono.fromRunnable(() -> {
            if (event.type().equals(ROLLED)) {
                proofs.forget(json.readValue(event.data(), SaltRolled.class).account());
            }
        });
    }

    record SaltRolled(@JsonProperty("account_id") UUID account) {}
}
