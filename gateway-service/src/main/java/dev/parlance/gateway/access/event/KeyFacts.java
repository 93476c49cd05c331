package dev.parlance.gateway.access.event;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

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

    private static final String SETTINGS_CHANGED = "account.settings-changed.v1";

    /** The reason of a fact about a key that goes on with less. */
    private static final String NARROWED = "narrowed";

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
            case REVOKED -> revoked(json.readValue(event.data(), KeyRevoked.class));
            case PLAN_CHANGED, SETTINGS_CHANGED -> news.isChanged(event.account());
            default -> {
                // nothing about keys
            }
        }
    }

    private void revoked(KeyRevoked fact) {
        if (NARROWED.equals(fact.reason())) {
            news.isNarrowed(fact.key());
            return;
        }
        news.isRevoked(fact.key());
    }

    record KeyRevoked(@JsonProperty("key_id") UUID key, @JsonProperty("reason") @Nullable String reason) {}
}
