package dev.parlance.account.apikey.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.account.apikey.KeyLabel;
import dev.parlance.account.apikey.KeyOrder;
import dev.parlance.chassis.failure.Required;

/** The body in which a key asks for another. */
record AccountKeyRequest(@JsonProperty("label") @Nullable String label, @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("scopes") @Nullable List<@Nullable String> scopes,
        @JsonProperty("origins") @Nullable List<@Nullable String> origins,
        @JsonProperty("duration") @Nullable Integer duration) {

    private static final String LABEL = "label";

    KeyOrder order() {
        return KeyOrder.of(KeyLabel.of(LABEL, Required.text(LABEL, label)), kind, scopes, origins, duration);
    }
}
