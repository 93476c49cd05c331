package dev.parlance.gateway.access;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Where beside the headers an address accepts a key, because its published API says so. */
public enum KeyPlace {

    /** Nowhere. */
    HEADERS("-", null, false),

    /** In the query, under the name the platform routes use. */
    PLATFORM_QUERY("api-key", "api-key", false),

    /** In the query, under the name the app routes use. */
    APP_QUERY("api_key", "api_key", false),

    /** In the query or as a member of the JSON body, both under the name the app routes use. */
    APP_QUERY_OR_BODY("api_key+body", "api_key", true);

    private final String word;

    private final @Nullable String parameter;

    private final boolean inBody;

    KeyPlace(String word, @Nullable String parameter, boolean inBody) {
        this.word = word;
        this.parameter = parameter;
        this.inBody = inBody;
    }

    /** @throws IllegalArgumentException for a word that the route table does not know */
    public static KeyPlace named(String word) {
        return Arrays.stream(values()).filter(place -> place.word.equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No place for a key: " + word));
    }

    /** Whether a query parameter of this name is a credential here. */
    boolean isParameter(String name) {
        return name.equals(parameter);
    }

    /** Whether the body has to be read before it is known who calls. */
    public boolean isInBody() {
        return inBody;
    }
}
