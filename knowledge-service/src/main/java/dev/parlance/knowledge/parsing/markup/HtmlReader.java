package dev.parlance.knowledge.parsing.markup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.encoding.PlainText;

/** Reads web pages: the content, not what surrounds it. */
final class HtmlReader implements FormatReader {

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.HTML);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        byte[] bytes = Files.readAllBytes(source.file());
        Document page = Jsoup.parse(PlainText.decode(bytes, DeclaredCharset.of(bytes)));
        new Depth(source.limits().depth()).check(page);
        Draft draft = new Draft(source.limits());
        new HtmlBlocks(draft, source.limits()).write(new MainContent(page).find());
        return draft.finish(page.title());
    }
}
