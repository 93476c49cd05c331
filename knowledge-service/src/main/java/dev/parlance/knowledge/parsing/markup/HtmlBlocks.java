package dev.parlance.knowledge.parsing.markup;

import java.util.Set;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Spacing;

/** Walks through marked up content and writes it down as blocks. */
final class HtmlBlocks {

    private static final Set<String> BREAKS = Set.of("p", "div", "section", "article", "header", "footer", "aside",
            "ul", "ol",
            "dl", "table", "blockquote", "address", "figure", "figcaption", "hr", "form", "fieldset", "legend",
            "details",
            "summary", "main", "center", "caption", "tr", "td", "th");

    private static final int LONGEST_HEADING = 120;

    private final Draft draft;

    private final ParsingLimits limits;

    private final InlineText text = new InlineText();

    private int depth;

    private int headingLevel;

    HtmlBlocks(Draft draft, ParsingLimits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    void write(Element root) {
        children(root);
        flush(false);
    }

    private void children(Element parent) {
        if (++depth > limits.depth()) {
            throw new LimitExceeded("It is nested more than " + limits.depth() + " levels deep.");
        }
        parent.childNodes().forEach(this::node);
        depth--;
    }

    private void node(Node node) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "br" -> text.lineBreak();
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, element.normalName().charAt(1) - '0');
            case "li" -> apart(element, true);
            case "dt" -> term(element);
            case "pre" -> preformatted(element);
            case "table" -> table(element);
            case "sup" -> superscript(element);
            default -> other(element);
        }
    }

    private void other(Element element) {
        if (BREAKS.contains(element.normalName())) {
            apart(element, false);
        } else {
            children(element);
        }
    }

    private void apart(Element element, boolean item) {
        flush(false);
        if (isLabel(element)) {
            heading(element, Math.min(headingLevel + 1, 6));
            return;
        }
        children(element);
        flush(item);
    }

    private void heading(Element element, int level) {
        flush(false);
        headingLevel = element.normalName().startsWith("h") ? level : headingLevel;
        draft.heading(level, element.text(), null);
    }

    /** A short paragraph all in bold, without a full stop, is a heading its author drew by hand. */
    private static boolean isLabel(Element element) {
        if (!Set.of("p", "div").contains(element.normalName()) || element.closest("td, th, li") != null) {
            return false;
        }
        String words = element.text().strip();
        return !words.isEmpty() && words.length() <= LONGEST_HEADING && !words.matches("\\(.*|.*[.,;:!?]")
                && words.chars().anyMatch(Character::isLetter) && Boldness.isAllBold(element)
                && element.children().select("br, table, ul, ol, p, div, h1, h2, h3, h4, h5, h6").isEmpty();
    }

    private void term(Element element) {
        flush(false);
        text.append(element.text());
        if (!element.text().strip().endsWith(":")) {
            text.append(":");
        }
        Element next = element.nextElementSibling();
        while (next != null && next.normalName().equals("dd")) {
            text.append(" " + next.text());
            next = next.nextElementSibling();
        }
        flush(true);
        dropFollowing(element);
    }

    private static void dropFollowing(Element term) {
        Element next = term.nextElementSibling();
        while (next != null && next.normalName().equals("dd")) {
            next.empty();
            next = next.nextElementSibling();
        }
    }

    private void preformatted(Element element) {
        flush(false);
        draft.preformatted(element.wholeText(), null);
    }

    private void superscript(Element element) {
        String mark = Spacing.oneLine(element.text());
        text.append(mark.matches("\\d{1,3}|[*†‡]") ? " [" + mark + "] " : mark);
    }

    private void table(Element table) {
        flush(false);
        HtmlTable data = new HtmlTable(table, limits);
        if (data.isData()) {
            data.write(draft);
        } else if (data.isLine()) {
            draft.paragraph(data.line(), null);
        } else {
            children(table);
            flush(false);
        }
    }

    private void flush(boolean item) {
        boolean first = true;
        for (String paragraph : text.take()) {
            if (item && first) {
                draft.item(paragraph, null);
            } else {
                draft.paragraph(paragraph, null);
            }
            first = false;
        }
    }
}
