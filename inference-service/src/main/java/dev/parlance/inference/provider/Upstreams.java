package dev.parlance.inference.provider;

import java.util.Optional;

/** The upstreams of this installation: one that the operator has named, or none. */
public record Upstreams(Optional<Upstream> configured) {}
