package dev.parlance.knowledge.parsing.pdf;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** A line or rectangle between two corners. */
record PathShape(boolean rectangle, boolean stroked, double x1, double y1, double x2, double y2) {

    static PathShape line(Point2D from, Point2D to) {
        return new PathShape(false, true, from.getX(), from.getY(), to.getX(), to.getY());
    }

    static PathShape rectangle(Point2D from, Point2D to) {
        return new PathShape(true, true, from.getX(), from.getY(), to.getX(), to.getY());
    }

    PathShape painted(boolean asStroke) {
        return new PathShape(rectangle, asStroke, x1, y1, x2, y2);
    }

    /** From the page's own coordinates, upwards, to those of a reader, downwards. */
    PathShape turned(int direction, double width, double height) {
        return switch (direction) {
            case 90 -> new PathShape(rectangle, stroked, y1, x1, y2, x2);
            case 180 -> new PathShape(rectangle, stroked, width - x1, y1, width - x2, y2);
            case 270 -> new PathShape(rectangle, stroked, height - y1, width - x1, height - y2, width - x2);
            default -> new PathShape(rectangle, stroked, x1, height - y1, x2, height - y2);
        };
    }

    Box box() {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
    }

    List<Rule> rules(double thin, double shortest) {
        double left = Math.min(x1, x2);
        double right = Math.max(x1, x2);
        double top = Math.min(y1, y2);
        double bottom = Math.max(y1, y2);
        List<Rule> rules = new ArrayList<>();
        if (bottom - top <= thin) {
            rules.add(new Rule(true, (top + bottom) / 2, left, right, true));
        } else if (right - left <= thin) {
            rules.add(new Rule(false, (left + right) / 2, top, bottom, true));
        } else if (rectangle) {
            rules.add(new Rule(true, top, left, right, stroked));
            rules.add(new Rule(true, bottom, left, right, stroked));
            rules.add(new Rule(false, left, top, bottom, stroked));
            rules.add(new Rule(false, right, top, bottom, stroked));
        }
        rules.removeIf(rule -> rule.length() < shortest);
        return rules;
    }
}
