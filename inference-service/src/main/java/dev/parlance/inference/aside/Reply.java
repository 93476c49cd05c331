package dev.parlance.inference.aside;

/**
 * What a helping model has said.
 *
 * @param charge items of the bill, a JSON array
 */
public record Reply(String text, String charge) {}
