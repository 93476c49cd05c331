package dev.parlance.gateway.access;

/**
 * How often a plan lets something be done.
 *
 * @param requestClass the class of requests that is counted, by its word
 * @param window the span of time that is counted in: {@code minute}, {@code hour} or {@code day}
 * @param limit the most requests within one window
 */
public record PlanLimit(String requestClass, String window, long limit) {}
