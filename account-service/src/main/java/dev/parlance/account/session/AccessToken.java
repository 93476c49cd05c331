package dev.parlance.account.session;

import java.time.Duration;

/** What a person carries after signing in; whoever holds it is taken for that person. */
public record AccessToken(String text, Duration lifetime, Person person) {

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
