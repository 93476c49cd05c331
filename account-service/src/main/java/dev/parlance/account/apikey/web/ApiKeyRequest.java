package dev.parlance.account.apikey.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.apikey.KeyChange;
import dev.parlance.account.apikey.KeyLabel;
import dev.parlance.account.apikey.KeyLifetime;
import dev.parlance.account.apikey.KeyOrder;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.failure.Required;

/** The body in which a person asks for a key, or for a change of one. */
record ApiKeyRequest(@JsonProperty("name") @Nullable String name, @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("scopes") @Nullable List<@Nullable String> scopes,
        @JsonProperty("origins") @Nullable List<@Nullable String> origins,
        @JsonProperty("duration") @Nullable Integer duration) {

    private static final String LABEL = "name";

    KeyOrder order() {
        return KeyOrder.of(KeyLabel.of(LABEL, Required.text(LABEL, name)), kind, scopes, origins, duration);
    }

    KeyChange change() {
        if (kind != null) {
            throw Failure.invalid("kind", "The kind of a key cannot be changed. Make another key.");
        }
        return new KeyChange(name == null ? null : KeyLabel.of(LABEL, name), scopes, origins,
                new KeyLifetime(duration));
    }
}
