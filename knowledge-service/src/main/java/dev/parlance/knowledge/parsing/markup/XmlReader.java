package dev.parlance.knowledge.parsing.markup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.encoding.PlainText;

/** Reads XML of any vocabulary. */
final class XmlReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.XML);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        byte[] bytes = Files.readAllBytes(source.file());
        XmlElement root = new XmlTree(source.limits()).parse(PlainText.decode(bytes, DeclaredCharset.of(bytes)));
        Draft draft = new Draft(source.limits());
        XmlOutline outline = new XmlOutline(draft, source.limits());
        outline.write(root);
        return draft.finish(outline.title());
    }
}
