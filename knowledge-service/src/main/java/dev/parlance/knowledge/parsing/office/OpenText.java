package dev.parlance.knowledge.parsing.office;

import java.io.IOException;

import dev.parlance.knowledge.parsing.Spacing;

/** Reads the words of a paragraph in an OpenDocument file; blanks and line ends are elements there. */
final class OpenText {

    private OpenText() {
    }

    /** From the start of a paragraph to its end, without remarks on it. */
    static String paragraph(OfficeXml xml) throws IOException {
        StringBuilder words = new StringBuilder();
        int start = xml.depth();
        while (xml.nextPieceWithin(start)) {
            if (!xml.isElement()) {
                words.append(xml.characters());
            } else if (xml.name().matches("s|tab|line-break")) {
                words.append(' ');
            } else if (xml.name().matches("annotation|note-citation|page-number|ruby-text")) {
                xml.skip();
            }
        }
        return Spacing.oneLine(words);
    }
}
