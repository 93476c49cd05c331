package dev.parlance.knowledge.parsing.office;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/** The parts of an OpenDocument file. */
final class OpenPackage implements Closeable {

    private final ZipFile zip;

    OpenPackage(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
    }

    OfficeXml content() throws IOException {
        ZipEntry entry = zip.getEntry("content.xml");
        if (entry == null) {
            throw new IOException("The content is missing");
        }
        return open(entry);
    }

    @Nullable
    String title() throws IOException {
        ZipEntry entry = zip.getEntry("meta.xml");
        if (entry == null) {
            return null;
        }
        try (OfficeXml xml = open(entry)) {
            while (xml.nextWithin(0)) {
                if (xml.name().equals("title")) {
                    return CoreTitle.meaningful(xml.text());
                }
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private OfficeXml open(ZipEntry entry) throws IOException {
        return new OfficeXml(new BufferedInputStream(zip.getInputStream(entry), 1 << 16));
    }
}
