package dev.parlance.account.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer with an account's new salt. */
record SaltView(@JsonProperty("salt") String salt) {

    @Override
    public String toString() {
        return "SaltView[hidden]";
    }
}
