package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads files in this process, on the thread that asks. What a hostile file does to it, it does to the process. */
public final class LocalReader implements DocumentReader {

    private final Map<DocumentKind, FormatReader> readers = new EnumMap<>(DocumentKind.class);

    private final ParsingLimits limits;

    public LocalReader(List<FormatReader> readers, ParsingLimits limits) {
        this.limits = limits;
        for (FormatReader reader : readers) {
            reader.kinds().forEach(kind -> this.readers.put(kind, reader));
        }
    }

    @Override
    public ParsedDocument read(Path file, String filename) throws UnreadableDocument {
        return read(file, filename, null, new NestedParts(this));
    }

    @Override
    public ParsedDocument readText(Path file) throws UnreadableDocument {
        return read(file, "text.txt", DocumentKind.TEXT, new NestedParts(this));
    }

    /** @param kind what the file is known to be; {@code null} to judge it */
    ParsedDocument read(Path file, String filename, @Nullable DocumentKind kind, Parts parts)
            throws UnreadableDocument {
        return guarded(() -> parsed(new Source(fitting(file), filename, kind(file, filename, kind), limits, parts)));
    }

    private static ParsedDocument guarded(Reading reading) throws UnreadableDocument {
        try {
            return reading.done();
        } catch (LimitExceeded excess) {
            throw refusal("too_large", "The file is too large. " + excess.getMessage(), excess);
        } catch (IOException | RuntimeException failure) {
            throw refusal("broken_file", "The file is damaged or not what its name says: it cannot be read.", failure);
        } catch (StackOverflowError failure) {
            throw refusal("broken_file", "The file is nested too deeply to be read.", failure);
        }
    }

    private DocumentKind kind(Path file, String filename, @Nullable DocumentKind known)
            throws IOException, UnreadableDocument {
        return known == null ? new KindJudge(limits).judge(file, filename) : known;
    }

    private ParsedDocument parsed(Source source) throws IOException, UnreadableDocument {
        if (source.kind() == DocumentKind.PICTURE) {
            throw Pictures.refusal();
        }
        return withText(reader(source.kind()).read(source), source.kind());
    }

    private Path fitting(Path file) throws IOException, UnreadableDocument {
        long size = Files.size(file);
        if (size == 0) {
            throw new UnreadableDocument("empty_file", "The file is empty.");
        }
        if (size > limits.fileSize().toBytes()) {
            throw new LimitExceeded("It has more than " + limits.fileSize().toMegabytes() + " MB.");
        }
        return file;
    }

    private FormatReader reader(DocumentKind kind) throws UnreadableDocument {
        FormatReader reader = readers.get(kind);
        if (reader == null) {
            throw new UnreadableDocument("unsupported_kind", "A " + kind.label() + " cannot be read.");
        }
        return reader;
    }

    private static ParsedDocument withText(ParsedDocument document, DocumentKind kind) throws UnreadableDocument {
        if (!document.hasText()) {
            throw new UnreadableDocument("no_text", "The " + kind.label() + " holds no text."
                    + (kind.isPlain() ? "" : " Pictures of text need text recognition (OCR) first."));
        }
        return document;
    }

    private static UnreadableDocument refusal(String code, String reason, Throwable cause) {
        UnreadableDocument refusal = new UnreadableDocument(code, reason);
        refusal.initCause(cause);
        return refusal;
    }

    /** What is done with a file, and how that can go wrong. */
    @FunctionalInterface
    private interface Reading {

        ParsedDocument done() throws IOException, UnreadableDocument;
    }
}
