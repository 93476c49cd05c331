package dev.parlance.knowledge.parsing.pdf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.LimitExceeded;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;

/** Reads PDF page by page: scans characters and lines, lays them out, and joins the pages to a document. */
final class PdfReader implements FormatReader {

    private static final long MEMORY = 48L << 20;

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.PDF);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MEMORY, source.limits().unpackedSize().toBytes());
        try (PDDocument document = Loader.loadPDF(source.file().toFile(), memory.streamCache)) {
            return read(document, source);
        } catch (InvalidPasswordException locked) {
            throw new UnreadableDocument("encrypted",
                    "The PDF is protected by a password. Upload it without protection.");
        }
    }

    private static ParsedDocument read(PDDocument document, Source source) throws IOException, UnreadableDocument {
        if (document.getNumberOfPages() > source.limits().pages()) {
            throw new LimitExceeded("It has more than " + source.limits().pages() + " pages.");
        }
        List<PageContent> pages = scan(document, source);
        if (pages.stream().allMatch(page -> page.words().isEmpty()) && new FormFields(document).isEmpty()) {
            throw withoutText(document);
        }
        DocumentFlow flow = new DocumentFlow();
        RunningLines running = new RunningLines(pages);
        for (PageContent page : pages) {
            PageContent plain = running.without(page);
            flow.add(plain, new PageLayout(plain).parts(plain.words()));
        }
        Draft draft = new Draft(source.limits());
        flow.write(draft);
        pages.forEach(page -> page.sideways().forEach(line -> draft.paragraph(line, page.number())));
        new FormFields(document).write(draft);
        return draft.finish(title(document));
    }

    private static List<PageContent> scan(PDDocument document, Source source) throws IOException {
        PageScan scan = new PageScan();
        List<PageContent> pages = new ArrayList<>();
        long characters = 0;
        for (int number = 1; number <= document.getNumberOfPages(); number++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("reading was given up");
            }
            PageContent page = scan.scan(document, number);
            characters += page.words().stream().mapToLong(word -> word.text().length()).sum();
            if (characters > source.limits().characters()) {
                throw new LimitExceeded("It holds more than " + source.limits().characters() + " characters of text.");
            }
            pages.add(page);
        }
        return pages;
    }

    private static UnreadableDocument withoutText(PDDocument document) {
        int scans = 0;
        for (PDPage page : document.getPages()) {
            scans += PageImages.scanned(page) ? 1 : 0;
        }
        return new UnreadableDocument("no_text", scans == 0
                ? "The PDF has no extractable text."
                : "The PDF has no extractable text: it holds scanned images on " + scans + " of its "
                        + document.getNumberOfPages()
                        + " pages. Run text recognition (OCR) on it and upload it again.");
    }

    private static @Nullable String title(PDDocument document) {
        String title = document.getDocumentInformation().getTitle();
        boolean telling = title != null && title.strip().length() > 3
                && title.codePoints().anyMatch(Character::isLetter)
                && !title.matches(
                        "(?is).*\\.(?:docx?|pptx?|xlsx?|pdf|indd|qxd|ai|eps|tex|dvi|cdr)\\s*|\\s*\\(?(?:untitled|anonymous|unbenannt|microsoft word|slide 1|print|document\\d*)\\b.*");
        return telling ? title.strip() : null;
    }
}
