package dev.parlance.knowledge.parsing.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Calendar;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;

/** Reads messages as Outlook saves them. Messages within messages are read as one with them. */
final class OutlookReader implements FormatReader {

    private static final int DEEPEST = 3;

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.OUTLOOK);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(source.file().toFile(), true);
                MAPIMessage message = new MAPIMessage(container)) {
            Letter letter = new Letter();
            take(message, letter, 0);
            return letter.read(source);
        } catch (ChunkNotFoundException missing) {
            throw new IOException(missing);
        }
    }

    private static void take(MAPIMessage message, Letter letter, int depth)
            throws IOException, ChunkNotFoundException {
        message.setReturnNullOnMissingChunk(true);
        if (message.has7BitEncodingStrings()) {
            message.guess7BitEncoding();
        }
        headers(message, letter, depth);
        words(message, letter);
        for (AttachmentChunks attached : message.getAttachmentFiles()) {
            take(attached, letter, depth);
        }
    }

    private static void headers(MAPIMessage message, Letter letter, int depth) throws ChunkNotFoundException {
        String within = depth == 0 ? "" : "Attached message, ";
        letter.header(within + "From", sender(message));
        letter.header(within + "To", message.getDisplayTo());
        letter.header(within + "Cc", message.getDisplayCC());
        Calendar sent = message.getMessageDate();
        letter.header(within + "Date", sent == null
                ? null
                : DateTimeFormatter.RFC_1123_DATE_TIME.format(sent.toInstant().atOffset(ZoneOffset.UTC)));
        letter.header(within + "Subject", message.getSubject());
    }

    private static String sender(MAPIMessage message) throws ChunkNotFoundException {
        String name = Objects.requireNonNullElse(message.getDisplayFrom(), "");
        String address = text(message.getMainChunks().getEmailFromChunk());
        return !address.contains("@") || name.contains(address) ? name : name + " <" + address + ">";
    }

    private static void words(MAPIMessage message, Letter letter) throws ChunkNotFoundException {
        String html = message.getHtmlBody();
        String plain = message.getTextBody();
        String rich = message.getRtfBody();
        if (html != null && !html.isBlank()) {
            letter.words(DocumentKind.HTML, ("<meta charset=\"utf-8\">" + html).getBytes(StandardCharsets.UTF_8));
        } else if (plain != null && !plain.isBlank()) {
            letter.words(DocumentKind.TEXT, QuotedText.plain(plain).getBytes(StandardCharsets.UTF_8));
        } else if (rich != null && !rich.isBlank()) {
            letter.words(DocumentKind.RICH_TEXT, rich.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void take(AttachmentChunks attached, Letter letter, int depth)
            throws IOException, ChunkNotFoundException {
        MAPIMessage message = attached.isEmbeddedMessage() && depth < DEEPEST ? attached.getEmbeddedMessage() : null;
        byte[] content = attached.getAttachData() == null ? null : attached.getEmbeddedAttachmentObject();
        if (message != null) {
            take(message, letter, depth + 1);
        } else if (content != null && !isOrnament(attached)) {
            letter.attachment(name(attached), null, content);
        }
    }

    private static boolean isOrnament(AttachmentChunks attached) {
        return attached.getAttachContentId() != null && text(attached.getAttachMimeTag()).startsWith("image/");
    }

    private static String name(AttachmentChunks attached) {
        return Stream.of(attached.getAttachLongFileName(), attached.getAttachFileName(),
                attached.getAttachDisplayName()).map(OutlookReader::text).filter(name -> !name.isEmpty()).limit(1)
                .collect(Collectors.joining());
    }

    private static String text(@Nullable StringChunk chunk) {
        return chunk == null ? "" : Objects.requireNonNullElse(chunk.getValue(), "");
    }
}
