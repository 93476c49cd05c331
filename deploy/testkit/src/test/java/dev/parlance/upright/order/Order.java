package dev.parlance.upright.order;

/** What is ordered. */
public record Order(OrderId id) {}
