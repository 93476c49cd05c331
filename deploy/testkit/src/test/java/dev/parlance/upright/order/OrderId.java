package dev.parlance.upright.order;

/** Needed elsewhere through the order that has it. */
public record OrderId(String text) {}
