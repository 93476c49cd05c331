package dev.parlance.gateway.origins;

import java.util.Set;

/** The pages this installation serves itself. They may use any key their visitor has. */
public final class OwnPages {

    private static final Set<String> LOOPBACK = Set.of("http://localhost", "http://127.0.0.1", "http://[::1]");

    private final String own;

    /** @param publicUrl how users reach the installation */
    OwnPages(String publicUrl) {
        int path = publicUrl.indexOf('/', publicUrl.indexOf("://") + 3);
        this.own = WebOrigin.normal(path < 0 ? publicUrl : publicUrl.substring(0, path)).orElse("");
    }

    /** @param origin exactly as the browser sent it */
    public boolean include(String origin) {
        return origin.equals(own)
                || isLoopback(own) && isLoopback(origin) && port(origin).equals(port(own));
    }

    /** Whoever opens pages of their own machine may do so by each of its names. */
    private static boolean isLoopback(String origin) {
        return LOOPBACK.contains(origin.substring(0, origin.length() - port(origin).length()));
    }

    private static String port(String origin) {
        int colon = origin.lastIndexOf(':');
        boolean isPort = colon > origin.indexOf("://") && !origin.endsWith("]");
        return isPort ? origin.substring(colon) : "";
    }
}
