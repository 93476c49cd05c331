package dev.parlance.gateway.access;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.Event;

/** Hears which keys were revoked, so that this instance refuses them at once. */
final class KeyRevocations {

    private static final String REVOKED = "account.key-revoked.v1";

    private final KeySnapshot keys;

    private final JsonMapper json;

    KeyRevocations(KeySnapshot keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    Mono<Void> heard(Event event) {
        return REVOKED.equals(event.type()) ? Mono.fromRunnable(() -> revoke(event)) : Mono.empty();
    }

    private void revoke(Event event) {
        keys.revoke(json.readValue(event.data(), KeyRevoked.class).key());
    }

    private record KeyRevoked(@JsonProperty("key_id") UUID key) {}
}
