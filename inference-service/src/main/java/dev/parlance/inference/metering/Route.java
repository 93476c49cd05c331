package dev.parlance.inference.metering;

/**
 * The way a call came in.
 *
 * @param family the API whose shape the question and its answer have
 * @param path where it was asked
 */
public record Route(String family, String path) {}
