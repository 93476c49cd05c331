package dev.parlance.knowledge.parsing.markup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Reads older word processor files by way of the markup Tika makes of them. */
final class ConvertedReader implements FormatReader {

    /** Pictures and attached files are left where they are. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            throw new IllegalStateException("embedded documents are never read");
        }
    }

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.OLD_WORD, DocumentKind.RICH_TEXT, DocumentKind.OPEN_TEXT);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        Metadata metadata = new Metadata();
        Document page = Jsoup.parse(markup(source, metadata));
        page.select("script, style, .header, .footer").remove();
        Draft draft = new Draft(source.limits());
        new HtmlBlocks(draft, source.limits()).write(page.body());
        return draft.finish(metadata.get(TikaCoreProperties.TITLE));
    }

    private static String markup(Source source, Metadata metadata) throws IOException, UnreadableDocument {
        ToXMLContentHandler markup = new ToXMLContentHandler();
        ParseContext context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        try (TikaInputStream in = TikaInputStream.get(Files.newInputStream(source.file()))) {
            parser(source.kind()).parse(in, new WriteOutContentHandler(markup, source.limits().characters()), metadata,
                    context);
            return markup.toString();
        } catch (EncryptedDocumentException locked) {
            throw new UnreadableDocument("encrypted",
                    "The file is protected by a password. Upload it without protection.");
        } catch (SAXException | TikaException failure) {
            throw translated(failure, source);
        }
    }

    private static IOException translated(Exception failure, Source source) {
        if (WriteLimitReachedException.isWriteLimitReached(failure)) {
            throw new LimitExceeded("It holds more than " + source.limits().characters() + " characters of text.");
        }
        return new IOException("The file cannot be converted", failure);
    }

    private static Parser parser(DocumentKind kind) {
        return switch (kind) {
            case OLD_WORD -> new OfficeParser();
            case RICH_TEXT -> new RTFParser();
            case OPEN_TEXT -> new OpenDocumentParser();
            default -> throw new IllegalArgumentException("not a converted kind: " + kind);
        };
    }
}
