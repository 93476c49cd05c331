package dev.parlance.account.apikey;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** The body that asks for a key. */
record ApiKeyRequest(@JsonProperty("name") @Nullable String name) {

    KeyLabel label() {
        if (name == null || name.isBlank()) {
            throw Failure.missing("name");
        }
        return new KeyLabel(name);
    }
}
