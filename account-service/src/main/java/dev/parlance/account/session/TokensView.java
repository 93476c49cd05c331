package dev.parlance.account.session;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The answer to somebody who is now known. */
public record TokensView(@JsonProperty("access_token") String access, @JsonProperty("token_type") String type,
        @JsonProperty("expires_in") long seconds, @JsonProperty("refresh_token") String refresh,
        @JsonProperty("account_id") String account) {

    /** Not to be kept by anybody on the way. */
    public static ResponseEntity<TokensView> answer(HttpStatus status, Tokens tokens) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(of(tokens));
    }

    private static TokensView of(Tokens tokens) {
        AccessToken access = tokens.access();
        return new TokensView(access.text(), "bearer", access.lifetime().toSeconds(), tokens.refresh().text(),
                access.person().account().toString());
    }

    @Override
    public String toString() {
        return "TokensView[hidden]";
    }
}
