package dev.parlance.upright.order;

/** A failure with a type of its own. */
final class OrderRefused extends RuntimeException {

    OrderRefused(OrderId id) {
        super("Order " + id.text() + " is refused.");
    }
}
