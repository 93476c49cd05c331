package dev.parlance.gateway.origins;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages from which browsers may use a key. Nobody is on the list unless the key's owner put them there. */
public final class Origins {

    /** No page at all. */
    public static final Origins NOWHERE = new Origins(Set.of(), false);

    /** In a list of origins: requests that come from no page are welcome too, as apps and servers send them. */
    private static final String NONE = "none";

    private final Set<String> listed;

    private final boolean pageless;

    private Origins(Set<String> listed, boolean pageless) {
        this.listed = listed;
        this.pageless = pageless;
    }

    /** What can be no origin is left out, and so allows nothing. */
    public static Origins of(Collection<String> texts) {
        if (texts.isEmpty()) {
            return NOWHERE;
        }
        Set<String> listed = texts.stream().flatMap(text -> WebOrigin.normal(text).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Origins(listed, texts.contains(NONE));
    }

    /** @param origin exactly as the browser sent it */
    public boolean contain(String origin) {
        return listed.contains(origin);
    }

    /** Whether the key may also be used without any page. */
    public boolean includeNone() {
        return pageless;
    }
}
