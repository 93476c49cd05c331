package dev.parlance.knowledge.parsing.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.Spacing;
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
        draft.foresee(text.length());
        if (source.kind() == DocumentKind.MARKDOWN) {
            return markdown(FrontMatter.of(text), draft);
        }
        MarkedText marked = new MarkedText(draft, line -> Spacing.oneLine(line));
        text.lines().forEach(marked::line);
        return draft.finish(marked.end());
    }

    private static ParsedDocument markdown(FrontMatter matter, Draft draft) {
        matter.fields().forEach((name, value) -> draft.paragraph(name + ": " + value, null));
        MarkdownText markdown = new MarkdownText(draft);
        matter.rest().lines().forEach(markdown::line);
        String heading = markdown.end();
        return draft.finish(matter.title() == null ? heading : matter.title());
    }
}
