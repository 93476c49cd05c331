package dev.parlance.knowledge.parsing.office;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.Spacing;

/** Reads Word files straight from their XML, part by part, so that a large one needs no more memory than a small one. */
final class WordReader implements FormatReader {

    private static final int MOST_HEADS = 8;

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.WORD);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        try (WordPackage word = new WordPackage(source.file())) {
            WordStyles styles = WordStyles.of(word);
            Draft draft = new Draft(source.limits());
            heads(word, styles).forEach(line -> draft.paragraph(line, null));
            WordBody body = new WordBody(draft, styles, WordNumbering.of(word), notes(word, styles), knowsPages(word),
                    word,
                    source.limits());
            try (OfficeXml xml = word.main()) {
                body.read(xml);
            }
            return draft.finish(body.title() == null ? coreTitle(word) : body.title());
        }
    }

    /**
     * What is printed at the top or foot of every page, told once: letterheads and document numbers are facts, too. Lines that
     * differ by their numbers only are one.
     */
    private static Collection<String> heads(WordPackage word, WordStyles styles) throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String type : new String[]{"header", "footer"}) {
            for (String part : word.parts(type)) {
                try (OfficeXml xml = word.open(part)) {
                    collect(xml, styles, lines);
                }
            }
        }
        return lines.size() > MOST_HEADS ? Set.of() : lines.values();
    }

    private static void collect(OfficeXml xml, WordStyles styles, Map<String, String> lines) throws IOException {
        WordText text = new WordText(xml, styles);
        while (xml.nextWithin(0)) {
            if (xml.name().equals("p")) {
                String line = text.paragraph().line();
                if (line.codePoints().filter(Character::isLetter).count() > 8) {
                    lines.putIfAbsent(line.replaceAll("[\\d\\W]+", " ").strip(), line);
                }
            }
        }
    }

    private static Map<String, String> notes(WordPackage word, WordStyles styles) throws IOException {
        Map<String, String> notes = new HashMap<>();
        for (String type : new String[]{"footnotes", "endnotes"}) {
            for (String part : word.parts(type)) {
                try (OfficeXml xml = word.open(part)) {
                    notes(xml, styles, type.substring(0, 1), notes);
                }
            }
        }
        return notes;
    }

    private static void notes(OfficeXml xml, WordStyles styles, String prefix, Map<String, String> notes)
            throws IOException {
        WordText text = new WordText(xml, styles);
        String id = "";
        while (xml.nextWithin(0)) {
            if (xml.name().equals("footnote") || xml.name().equals("endnote")) {
                id = prefix + xml.attribute("id");
            } else if (xml.name().equals("p")) {
                notes.merge(id, text.paragraph().line(), (first, more) -> Spacing.oneLine(first + " " + more));
            }
        }
    }

    private static boolean knowsPages(WordPackage word) throws IOException {
        try (OfficeXml xml = word.main()) {
            while (xml.nextWithin(0)) {
                if (xml.name().equals("lastRenderedPageBreak")) {
                    return true;
                }
            }
            return false;
        }
    }

    private static @Nullable String coreTitle(WordPackage word) throws IOException {
        return CoreTitle.in(word);
    }
}
