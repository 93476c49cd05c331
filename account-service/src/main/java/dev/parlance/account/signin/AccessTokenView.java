package dev.parlance.account.signin;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to somebody who is now known. */
record AccessTokenView(@JsonProperty("access_token") String token, @JsonProperty("token_type") String type,
        @JsonProperty("expires_in") long seconds, @JsonProperty("account_id") String account) {

    static AccessTokenView of(AccessToken token) {
        return new AccessTokenView(token.text(), "bearer", token.lifetime().toSeconds(),
                token.person().account().toString());
    }

    @Override
    public String toString() {
        return "AccessTokenView[hidden]";
    }
}
