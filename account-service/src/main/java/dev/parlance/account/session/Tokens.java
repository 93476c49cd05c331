package dev.parlance.account.session;

/** What a person carries away from the door: one token for now and one for later. */
public record Tokens(AccessToken access, RefreshToken refresh) {

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
