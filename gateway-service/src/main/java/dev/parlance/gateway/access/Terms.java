package dev.parlance.gateway.access;

import java.util.Set;

/**
 * What an address asks of those who call it.
 *
 * @param requirement the kind of credential
 * @param scopes one of them has to be the credential's; none where every credential will do
 * @param elsewhere where a key may stand beside the headers
 */
public record Terms(Requirement requirement, Set<String> scopes, KeyPlace elsewhere) {

    /** The scope of a secret key that may do all its account may. */
    private static final String EVERYTHING = "all";

    public Terms {
        scopes = Set.copyOf(scopes);
        if (requirement == Requirement.NONE != scopes.isEmpty()) {
            throw new IllegalArgumentException("A scope belongs to every address that asks for a credential, "
                    + "and to no other");
        }
    }

    /** Whether holders of these scopes may do what the address does. */
    boolean areMetBy(Set<String> held) {
        if (held.contains(EVERYTHING)) {
            return true;
        }
        for (String scope : scopes) {
            if (held.contains(scope)) {
                return true;
            }
        }
        return scopes.isEmpty();
    }
}
