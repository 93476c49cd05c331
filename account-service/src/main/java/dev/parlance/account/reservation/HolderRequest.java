package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * A sign of life.
 *
 * @param blocks all that the holder still holds; absent where it does not say
 */
record HolderRequest(@JsonProperty("blocks") @Nullable List<UUID> blocks) {}
