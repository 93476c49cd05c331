package dev.parlance.gateway.origins;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The page a request comes from, as its browser says. */
public final class CallingPage {

    /** A page without an origin of its own, as browsers write it. It is on nobody's list. */
    private static final String UNKNOWN = "null";

    private CallingPage() {
    }

    /**
     * The origin exactly as it was sent, absent where no page is involved. Two of them, and a page that says nothing but
     * embeds the address, are as good as a page nobody knows.
     */
    public static @Nullable String of(HttpHeaders headers) {
        List<String> origins = headers.get(HttpHeaders.ORIGIN);
        if (origins == null || origins.isEmpty()) {
            return isEmbedded(headers) ? UNKNOWN : null;
        }
        return origins.size() == 1 ? origins.getFirst() : UNKNOWN;
    }

    /** An image or a script, say: no origin is sent for these, and nobody gets to read the answer. */
    private static boolean isEmbedded(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            return false;
        }
        return !"navigate".equals(headers.getFirst("Sec-Fetch-Mode"));
    }
}
