package dev.parlance.knowledge.parsing.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/** Reads a length from an element's style, in points. */
final class StyleLength {

    private StyleLength() {
    }

    static double of(Element element, String property) {
        Matcher length = Pattern.compile("(?:^|[;\\s])" + property + "\\s*:\\s*(-?[\\d.]{1,8})(pt|px|em|%)?")
                .matcher(element.attr("style"));
        if (!length.find() || !length.group(1).matches("-?\\d+(?:\\.\\d*)?|-?\\.\\d+")) {
            return 0;
        }
        String unit = length.group(2) == null ? "px" : length.group(2);
        double points = unit.equals("pt") ? 1 : unit.equals("em") ? 12 : unit.equals("%") ? 3 : 0.75;
        return Double.parseDouble(length.group(1)) * points;
    }
}
