package dev.parlance.gateway.origins;

/** What tests of other rooms need of this one. */
public final class OriginFixtures {

    private OriginFixtures() {
    }

    public static OwnPages ownPages(String publicUrl) {
        return new OwnPages(publicUrl);
    }
}
