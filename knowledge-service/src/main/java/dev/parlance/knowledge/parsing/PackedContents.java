package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks into a packed file: what it holds, and whether unpacking it would flood the machine. */
final class PackedContents {

    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Path file;

    private final ParsingLimits limits;

    PackedContents(Path file, ParsingLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    DocumentKind kind() throws IOException, UnreadableDocument {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            refuseBombs(zip);
            return kind(zip);
        }
    }

    private static DocumentKind kind(ZipFile zip) throws IOException, UnreadableDocument {
        if (zip.getEntry("[Content_Types].xml") == null) {
            return openDocument(zip);
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw new UnreadableDocument("unsupported_kind",
                    "Binary Excel workbooks (.xlsb) cannot be read; save it as .xlsx.");
        }
        if (holds(zip, "word/")) {
            return DocumentKind.WORD;
        }
        if (holds(zip, "xl/")) {
            return DocumentKind.SPREADSHEET;
        }
        if (holds(zip, "ppt/")) {
            return DocumentKind.SLIDES;
        }
        throw archive();
    }

    private static DocumentKind openDocument(ZipFile zip) throws IOException, UnreadableDocument {
        String type = start(zip, "mimetype", 100);
        if (!type.startsWith(OPEN_DOCUMENT)) {
            throw archive();
        }
        if (start(zip, "META-INF/manifest.xml", LARGEST_MANIFEST).contains("encryption-data")) {
            throw new UnreadableDocument("encrypted",
                    "The file is protected by a password. Upload it without protection.");
        }
        String content = type.substring(OPEN_DOCUMENT.length());
        if (content.startsWith("spreadsheet")) {
            return DocumentKind.OPEN_SPREADSHEET;
        }
        return content.startsWith("presentation") ? DocumentKind.OPEN_SLIDES : text(content);
    }

    private static DocumentKind text(String content) throws UnreadableDocument {
        if (content.startsWith("text")) {
            return DocumentKind.OPEN_TEXT;
        }
        throw new UnreadableDocument("unsupported_kind",
                "OpenDocument files are read if they hold a text, a spreadsheet or a presentation.");
    }

    private static String start(ZipFile zip, String name, int length) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
    }

    private static UnreadableDocument archive() {
        return new UnreadableDocument("unsupported_kind",
                "The file is an archive. Upload the documents inside it one by one.");
    }

    private static boolean holds(ZipFile zip, String folder) {
        return zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
    }

    /** Unpacks everything once into nothing: the sizes a packed file declares about itself need not be true. */
    private void refuseBombs(ZipFile zip) throws IOException {
        if (zip.size() > limits.entries()) {
            throw new LimitExceeded("It holds more than " + limits.entries() + " parts.");
        }
        long left = limits.unpackedSize().toBytes();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            left -= unpackedSize(zip, entries.nextElement(), left);
        }
    }

    private long unpackedSize(ZipFile zip, ZipEntry entry, long allowed) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                size += read;
                if (size > allowed) {
                    throw new LimitExceeded("Unpacked it is more than " + limits.unpackedSize().toMegabytes() + " MB.");
                }
            }
        }
        return size;
    }
}
