package dev.parlance.knowledge.parsing.office;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Reads one paragraph: what is deleted, hidden or given twice for older programs is left out. */
final class WordText {

    private final OfficeXml xml;

    private final WordStyles styles;

    private int pageBreaks;

    WordText(OfficeXml xml, WordStyles styles) {
        this.xml = xml;
        this.styles = styles;
    }

    /** How many pages have begun so far, where Word noted it. */
    int pageBreaks() {
        return pageBreaks;
    }

    /** Reads from the start of a paragraph to its end. */
    WordParagraph paragraph() throws IOException {
        WordParagraph paragraph = new WordParagraph();
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            begin(paragraph);
        }
        return paragraph;
    }

    private void begin(WordParagraph paragraph) throws IOException {
        switch (xml.name()) {
            case "del", "moveFrom", "Fallback" -> xml.skip();
            case "pPr" -> properties(paragraph);
            case "r" -> run(paragraph, styles.isBold(paragraph.style));
            case "txbxContent" -> box(paragraph);
            default -> piece(paragraph, false);
        }
    }

    private void run(WordParagraph paragraph, boolean inherited) throws IOException {
        int start = xml.depth();
        boolean bold = inherited;
        boolean hidden = false;
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "b" -> bold = xml.isOn();
                case "vanish" -> hidden = xml.isOn();
                case "rPrChange", "Fallback", "rt", "instrText", "delText" -> xml.skip();
                case "txbxContent" -> box(paragraph);
                case "t" -> word(paragraph, hidden, bold);
                default -> piece(paragraph, bold);
            }
        }
    }

    private void word(WordParagraph paragraph, boolean hidden, boolean bold) throws IOException {
        String words = xml.text();
        if (!hidden) {
            paragraph.append(words, bold);
        }
    }

    private void piece(WordParagraph paragraph, boolean bold) throws IOException {
        switch (xml.name()) {
            case "t" -> paragraph.append(xml.text(), bold);
            case "tab", "br", "cr", "ptab" -> paragraph.append(" ", bold);
            case "noBreakHyphen" -> paragraph.append("-", bold);
            case "chart" -> paragraph.chartIds.add(String.valueOf(xml.attribute("id")));
            case "lastRenderedPageBreak" -> pageBreaks++;
            case "footnoteReference", "endnoteReference" -> note(paragraph);
            default -> {
            }
        }
    }

    private void note(WordParagraph paragraph) {
        String id = (xml.name().startsWith("end") ? "e" : "f") + xml.attribute("id");
        paragraph.noteIds.add(id);
    }

    private void properties(WordParagraph paragraph) throws IOException {
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            switch (xml.name()) {
                case "pStyle" -> paragraph.style = xml.attribute("val");
                case "outlineLvl" -> paragraph.outline = xml.number("val", -1);
                case "ilvl" -> paragraph.listLevel = xml.number("val", 0);
                case "numId" -> paragraph.list = xml.number("val", -1);
                case "rPr", "pPrChange", "sectPr", "tabs" -> xml.skip();
                default -> {
                }
            }
        }
    }

    private void box(WordParagraph paragraph) throws IOException {
        int start = xml.depth();
        while (xml.nextWithin(start)) {
            if (xml.name().equals("p")) {
                paragraph.boxed.add(paragraph());
            } else if (xml.name().equals("Fallback")) {
                xml.skip();
            }
        }
    }

    static @Nullable Integer page(int breaks, boolean known) {
        return known ? Integer.valueOf(breaks + 1) : null;
    }
}
