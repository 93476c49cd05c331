package dev.parlance.account.apikey.web;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.account.apikey.NewKey;

/** The answer to a key that made another. */
record GrantedKeyView(@JsonProperty("grantKey") String text, @JsonProperty("id") UUID id) {

    static GrantedKeyView of(NewKey made) {
        return new GrantedKeyView(made.text().text(), made.key().id());
    }

    @Override
    public String toString() {
        return "GrantedKeyView[hidden]";
    }
}
