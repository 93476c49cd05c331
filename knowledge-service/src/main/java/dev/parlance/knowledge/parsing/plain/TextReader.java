package dev.parlance.knowledge.parsing.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.encoding.PlainText;

/** Reads text and Markdown: paragraphs between empty lines, headings, lists and pipe tables. */
final class TextReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.TEXT, DocumentKind.MARKDOWN);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        String text = PlainText.decode(Files.readAllBytes(source.file()));
        Draft draft = new Draft(source.limits());
        MarkedText marked = new MarkedText(draft, source.kind() == DocumentKind.MARKDOWN);
        text.lines().forEach(marked::line);
        return draft.finish(marked.end());
    }
}
