package dev.parlance.gateway.access.event;

import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.event.Event;

import dev.parlance.gateway.access.KeyNews;

/** Understands the facts that change what a key opens, and passes over all others. */
final class KeyFacts {

    /** Where these facts are published. */
    static final Set<String> TOPICS = Set.of("account.keys", "account.accounts");

    private static final String REVOKED = "account.key-revoked.v1";

    private static final String PLAN_CHANGED = "account.plan-changed.v1";

    private final KeyNews news;

    private final JsonMapper json;

    KeyFacts(KeyNews news, JsonMapper json) {
        this.news = news;
        this.json = json;
    }

    Mono<Void> heard(Event event) {
        return Mono.fromRunnable(() -> hear(event));
    }

    private void hear(Event event) {
        switch (event.type()) {
            case REVOKED -> news.isRevoked(json.readValue(event.data(), KeyRevoked.class).key());
            case PLAN_CHANGED -> news.isChanged(event.account());
            default -> {
                // nothing about keys
            }
        }
    }

    record KeyRevoked(@JsonProperty("key_id") UUID key) {}
}
