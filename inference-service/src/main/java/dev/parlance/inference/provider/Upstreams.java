package dev.parlance.inference.provider;

import java.util.List;

/** The upstreams of this installation that the operator has named, the one preferred first; may be none. */
public record Upstreams(List<Upstream> configured) {

    public Upstreams {
        configured = List.copyOf(configured);
    }
}
