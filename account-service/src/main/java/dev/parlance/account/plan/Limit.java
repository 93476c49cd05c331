package dev.parlance.account.plan;

/**
 * How many requests of one class an account may make in one window.
 *
 * @param requests the class: {@code any}, {@code ai}, {@code analytics}, {@code workspace}, {@code search} or
 *     {@code insert}
 * @param most requests in a window; 0 for a class the plan does not have
 */
public record Limit(String requests, Window window, long most) {}
