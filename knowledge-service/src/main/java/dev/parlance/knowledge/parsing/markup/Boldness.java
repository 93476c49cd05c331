package dev.parlance.knowledge.parsing.markup;

import java.util.regex.Pattern;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Tells whether words are set in bold, by tag or by style. */
final class Boldness {

    private static final Pattern BOLD = Pattern.compile("(?i).*font-weight\\s*:\\s*(?:bold|[6-9]00).*");

    private static final Pattern NORMAL = Pattern.compile("(?i).*font-weight\\s*:\\s*(?:normal|[1-4]00).*");

    private Boldness() {
    }

    static boolean isAllBold(Element element) {
        return isAllBold(element, false);
    }

    private static boolean isAllBold(Element element, boolean inherited) {
        boolean bold = isBold(element, inherited);
        return element.childNodes().stream().allMatch(child -> isBold(child, bold));
    }

    private static boolean isBold(Node node, boolean inherited) {
        return switch (node) {
            case TextNode words -> words.isBlank() || inherited;
            case Element inner -> isAllBold(inner, inherited);
            default -> true;
        };
    }

    private static boolean isBold(Element element, boolean inherited) {
        String style = element.attr("style");
        if (BOLD.matcher(style).matches() || element.normalName().matches("b|strong|th")) {
            return true;
        }
        return inherited && !NORMAL.matcher(style).matches();
    }
}
