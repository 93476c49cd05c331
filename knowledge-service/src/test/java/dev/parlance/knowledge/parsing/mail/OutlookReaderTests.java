package dev.parlance.knowledge.parsing.mail;

import static dev.parlance.knowledge.parsing.Reading.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

/** Tests for {@link OutlookReader}. */
class OutlookReaderTests {

    private static final int MESSAGE_HEADER = 32;

    private static final int PART_HEADER = 8;

    @Test
    void readsHeadersWordsAndAttachments() throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryEntry root = file.getRoot();
            properties(root, MESSAGE_HEADER);
            text(root, "0C1A", "Ana Silva");
            text(root, "0C1F", "ana@example.org");
            text(root, "0E04", "Bo");
            text(root, "0037", "Prices for März");
            text(root, "1000", "Here they are.\r\n\r\n> Send me the prices.\r\n");
            attachment(root, "prices.csv", "Item,Price\nPen,2.50\n");

            assertThat(lines("a.msg", written(file))).containsExactly("From: Ana Silva <ana@example.org>", "To: Bo",
                    "Subject: Prices for März", "Here they are.", "Send me the prices.", "# prices.csv",
                    "= Item | Price", "| Pen | 2.50");
        }
    }

    private static void attachment(DirectoryEntry root, String name, String content) throws IOException {
        DirectoryEntry attached = root.createDirectory("__attach_version1.0_#00000000");
        properties(attached, PART_HEADER);
        text(attached, "3707", name);
        document(attached, "__substg1.0_37010102", content.getBytes(StandardCharsets.UTF_8));
    }

    private static void properties(DirectoryEntry folder, int header) throws IOException {
        document(folder, "__properties_version1.0", new byte[header]);
    }

    private static void text(DirectoryEntry folder, String property, String value) throws IOException {
        document(folder, "__substg1.0_" + property + "001F", value.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void document(DirectoryEntry folder, String name, byte[] bytes) throws IOException {
        folder.createDocument(name, new ByteArrayInputStream(bytes));
    }

    private static byte[] written(POIFSFileSystem file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.writeFilesystem(bytes);
        return bytes.toByteArray();
    }
}
