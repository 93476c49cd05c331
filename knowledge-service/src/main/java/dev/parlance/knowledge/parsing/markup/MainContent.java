package dev.parlance.knowledge.parsing.markup;

import java.util.List;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Finds the content of a page: what is left without scripts, navigation, form controls and bundles of links. */
final class MainContent {

    private static final String NEVER_CONTENT = "script, style, noscript, template, iframe, object, embed, svg, canvas, nav, "
            + "button, datalist, dialog, ix|header, [role=navigation], [role=search], [role=menu], [role=menubar], "
            + "[role=toolbar], [role=dialog], [role=alertdialog]";

    private static final String CONTROLS = "select, textarea, input[type=text], input[type=email], input[type=tel], "
            + "input[type=password], input[type=number], input[type=date], input[type=search], input[type=url], "
            + "input[type=file], input:not([type])";

    private static final int LONGEST_FORM_LABEL = 80;

    private static final int FEW_WORDS = 100;

    private final Document page;

    MainContent(Document page) {
        this.page = page;
    }

    Element find() {
        page.select(NEVER_CONTENT.replace("ix|header, ", "")).remove();
        page.getElementsByTag("ix:header").remove();
        dropForms();
        Element body = page.body();
        Element thinned = body.clone();
        dropLinkBundles(thinned);
        boolean nothingLeft = thinned.text().length() * 20 < body.text().length() && thinned.text().length() < 400;
        return narrowed(nothingLeft ? body : thinned);
    }

    /** The part marked as main by its author, if it holds most of what is there. */
    private static Element narrowed(Element body) {
        Elements marked = body.select("main, [role=main]");
        Elements parts = marked.isEmpty() ? body.select("article") : marked;
        boolean whole = parts.size() == 1 && parts.text().length() * 10 > body.text().length() * 4;
        return whole ? parts.getFirst() : body;
    }

    private void dropForms() {
        for (Element control : page.select(CONTROLS)) {
            control.select("option").remove();
            Element asked = control.closest("tr, p, li, dd, label");
            if (asked == null) {
                asked = control.parent();
            }
            if (asked != null && !asked.normalName().equals("body") && asked.text().length() <= LONGEST_FORM_LABEL) {
                asked.remove();
            }
        }
        page.select("select, textarea, input, label[for]:has(~ input), option").remove();
    }

    /** Lists and boxes that are little else than links lead elsewhere; a table of goods with links in it is not one of them. */
    private static void dropLinkBundles(Element root) {
        for (Element child : List.copyOf(root.children())) {
            if (isLinkBundle(child)) {
                child.remove();
            } else {
                dropLinkBundles(child);
            }
        }
    }

    private static boolean isLinkBundle(Element element) {
        Elements links = element.select("a[href]");
        if (links.size() < 3 || !element.isBlock() || element.selectFirst("h1") != null) {
            return false;
        }
        int all = letters(element);
        int linked = links.stream().mapToInt(MainContent::letters).sum();
        double share = element.tagName().equals("table") ? 0.85 : 0.6;
        return linked > all * share && all - linked < Math.max(FEW_WORDS, all * 0.2);
    }

    private static int letters(Element element) {
        return (int) element.text().codePoints().filter(Character::isLetterOrDigit).count();
    }
}
