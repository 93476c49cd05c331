package dev.parlance.knowledge.parsing.markup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Element names that mean the same in most vocabularies. */
final class XmlNames {

    private XmlNames() {
    }

    static boolean isTable(XmlElement element) {
        return element.is("table", "tgroup", "informaltable") && XmlTable.hasRows(element);
    }

    static boolean isFigure(XmlElement element) {
        return element.is("fig", "figure", "table-wrap", "boxed-text", "media", "supplementary-material")
                && !element.isLeaf();
    }

    /** The title of the whole document, not of the series or journal it appeared in. */
    static boolean isTitle(XmlElement element) {
        String name = element.name().toLowerCase(Locale.ROOT);
        return name.endsWith("title")
                && !name.matches("(?:journal|series|source|publication|abbrev|short|running|alt|trans).*")
                && element.text().length() > 3;
    }

    static boolean isHeading(XmlElement element) {
        return element.is("heading", "head", "title", "subtitle", "h1", "h2", "h3", "h4", "h5", "h6")
                && !element.text().isEmpty();
    }

    static boolean isItem(XmlElement element) {
        return element.is("li", "list-item", "item", "listitem");
    }

    static boolean isProse(XmlElement element) {
        return (element.isLeaf() || element.hasWords()) && element.is("p", "para", "simpara", "paragraph", "text",
                "claim-text", "quote", "disp-quote", "blockquote", "note",
                "description", "summary", "content", "article-title", "attrib");
    }

    /** What interrupts a paragraph it stands in. */
    static boolean standsAlone(XmlElement element) {
        return isTable(element) || isFigure(element) || isItem(element)
                || element.is("p", "para", "simpara", "claim-text", "disp-quote")
                || (element.is("list", "ul", "ol", "sec", "section", "fn-group", "tables") && !element.isLeaf());
    }

    /** The heading of a section: its own title before something longer than a record. */
    static Optional<XmlElement> headingOf(XmlElement element) {
        if (element.is("caption", "contrib", "title-group")) {
            return Optional.empty();
        }
        boolean longer = element.children().stream().anyMatch(child -> !child.isLeaf() || isProse(child));
        return longer
                ? element.children("title", "heading", "head").filter(child -> !child.text().isEmpty()).findFirst()
                : Optional.empty();
    }

    static String numbered(XmlElement section, XmlElement heading) {
        String label = section.children("label").findFirst().map(XmlElement::text).orElse("");
        return (label + " " + heading.text()).strip();
    }

    /** A part without a title that holds paragraphs is called what its element is called. */
    static boolean namesItself(XmlElement element) {
        return !element.is("body", "text", "content", "root", "document", "div", "section", "sec", "html", "list", "ul",
                "ol",
                "article", "caption", "claim", "fn", "front", "back", "notes")
                && element.children().stream().anyMatch(child -> isProse(child) || child.is("claim"));
    }

    /** The run of elements with one name that begins here. */
    static List<XmlElement> alike(List<XmlElement> siblings, int start) {
        int end = start + 1;
        while (end < siblings.size() && siblings.get(end).name().equals(siblings.get(start).name())) {
            end++;
        }
        return siblings.subList(start, end);
    }
}
