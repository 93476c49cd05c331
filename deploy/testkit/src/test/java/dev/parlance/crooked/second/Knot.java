package dev.parlance.crooked.second;

import dev.parlance.crooked.first.Tangle;

/** Reaches back to the room it came from. */
public record Knot(Tangle tangle) {}
