package dev.parlance.knowledge.parsing.office;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small OpenDocument files from the inner XML of their body. */
public final class OpenDocumentFiles {

    private static final String NAMESPACES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            + " xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\"";

    private OpenDocumentFiles() {
    }

    /** @param kind text, spreadsheet or presentation */
    public static byte[] file(String kind, String body) throws IOException {
        return file(kind, body, "<manifest/>");
    }

    static byte[] file(String kind, String body, String manifest) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "mimetype", "application/vnd.oasis.opendocument." + kind);
            add(zip, "META-INF/manifest.xml", manifest);
            add(zip, "content.xml",
                    "<?xml version=\"1.0\"?><office:document-content" + NAMESPACES + "><office:body><office:"
                            + kind + ">" + body + "</office:" + kind + "></office:body></office:document-content>");
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
