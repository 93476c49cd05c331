package dev.parlance.knowledge.parsing.pdf;

import java.util.Collection;

/** A rectangle on a page in points, from the top left corner. */
record Box(double left, double top, double right, double bottom) {

    static Box around(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::union).orElse(new Box(0, 0, 0, 0));
    }

    Box union(Box other) {
        return new Box(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    double centerX() {
        return (left + right) / 2;
    }

    double centerY() {
        return (top + bottom) / 2;
    }

    boolean contains(double x, double y) {
        return x >= left && x <= right && y >= top && y <= bottom;
    }

    boolean holds(Box inner, double slack) {
        return inner.left >= left - slack && inner.right <= right + slack && inner.top >= top - slack
                && inner.bottom <= bottom + slack;
    }

    /** How much of the two lies side by side, seen from above. */
    double sharedWidth(double from, double to) {
        return Math.min(right, to) - Math.max(left, from);
    }
}
