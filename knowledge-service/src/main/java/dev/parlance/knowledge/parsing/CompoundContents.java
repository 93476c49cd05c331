package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Looks into the container of old Office files, which also wraps new ones that are protected by a password. */
final class CompoundContents {

    private final Path file;

    CompoundContents(Path file) {
        this.file = file;
    }

    DocumentKind kind() throws IOException, UnreadableDocument {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            return kind(container.getRoot());
        }
    }

    private static DocumentKind kind(DirectoryNode root) throws UnreadableDocument {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new UnreadableDocument("encrypted",
                    "The file is protected by a password. Upload it without protection.");
        }
        if (root.hasEntryCaseInsensitive("WordDocument")) {
            return DocumentKind.OLD_WORD;
        }
        if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
            return DocumentKind.OLD_SPREADSHEET;
        }
        if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
            return DocumentKind.OLD_SLIDES;
        }
        if (root.hasEntryCaseInsensitive("__properties_version1.0")) {
            return DocumentKind.OUTLOOK;
        }
        throw new UnreadableDocument("unsupported_kind",
                "The file is neither a Word, Excel or PowerPoint document nor an e-mail.");
    }
}
