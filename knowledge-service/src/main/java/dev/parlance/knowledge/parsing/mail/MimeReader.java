package dev.parlance.knowledge.parsing.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;
import dev.parlance.knowledge.parsing.UnreadableDocument;
import dev.parlance.knowledge.parsing.encoding.PlainText;

/** Reads messages as they travel, one to a file. Of alternative forms the richest is read. */
final class MimeReader implements FormatReader {

    private static final List<String> HEADERS = List.of("From", "To", "Cc", "Date", "Subject");

    private static final int DEEPEST = 30;

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.MAIL);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException, UnreadableDocument {
        try (InputStream in = Files.newInputStream(source.file())) {
            Message message = builder().parseMessage(in);
            Letter letter = new Letter();
            HEADERS.forEach(name -> letter.header(name, header(message, name)));
            if (isEncrypted(message)) {
                throw new UnreadableDocument("encrypted",
                        "The message is encrypted. Save it without encryption and upload it again.");
            }
            take(message, letter, 0);
            return letter.read(source);
        }
    }

    private static DefaultMessageBuilder builder() {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(new MimeConfig.Builder().setMaxLineLen(-1).setMaxHeaderLen(1 << 20)
                .setMaxHeaderCount(10_000).setMalformedHeaderStartsBody(true).build());
        builder.setBodyFactory(new BasicBodyFactory(true));
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        return builder;
    }

    private static void take(Entity entity, Letter letter, int depth) throws IOException {
        Body body = entity.getBody();
        if (body instanceof Multipart parts && depth < DEEPEST) {
            takeAll(parts, letter, depth);
        } else if (body instanceof Message message) {
            letter.attachment(Objects.requireNonNullElse(header(message, "Subject"), "Message"), DocumentKind.MAIL,
                    written(message));
        } else if (body instanceof SingleBody single) {
            take(entity, single, letter);
        }
    }

    private static void takeAll(Multipart parts, Letter letter, int depth) throws IOException {
        List<Entity> all = parts.getBodyParts();
        if (!all.isEmpty() && parts.getSubType().equalsIgnoreCase("alternative")) {
            take(richest(all), letter, depth + 1);
            return;
        }
        for (Entity part : all) {
            take(part, letter, depth + 1);
        }
    }

    /** The last form is the richest; of those for programs, such as calendars, nothing is gained. */
    private static Entity richest(List<Entity> forms) {
        return forms.reversed().stream()
                .filter(form -> form.isMultipart() || type(form).matches("text/(?:html|plain|enriched)"))
                .findFirst().orElseGet(forms::getFirst);
    }

    private static void take(Entity entity, SingleBody body, Letter letter) throws IOException {
        String name = filename(entity);
        String type = type(entity);
        boolean attached = !name.isEmpty() || "attachment".equalsIgnoreCase(entity.getDispositionType());
        if (!attached && type.equals("text/html")) {
            letter.words(DocumentKind.HTML, utf8(body, entity));
        } else if (!attached && type.startsWith("text/")) {
            letter.words(DocumentKind.TEXT,
                    QuotedText.plain(text(body, entity)).getBytes(StandardCharsets.UTF_8));
        } else if (attached && !isOrnament(entity, type)) {
            letter.attachment(name.isEmpty() ? type : name, known(name, type), bytes(body));
        }
    }

    /** Pictures shown within the words: logos, smileys. */
    private static boolean isOrnament(Entity entity, String type) {
        return type.startsWith("image/") && !"attachment".equalsIgnoreCase(entity.getDispositionType());
    }

    /** The sender's program knows better than the name where that says nothing. */
    private static @Nullable DocumentKind known(String name, String type) {
        if (DocumentKind.named(name).isPresent()) {
            return null;
        }
        return switch (type) {
            case "text/html" -> DocumentKind.HTML;
            case "message/rfc822" -> DocumentKind.MAIL;
            default -> type.startsWith("text/") ? DocumentKind.TEXT : null;
        };
    }

    /** Markup is handed on in one known character set, and says so. */
    private static byte[] utf8(SingleBody body, Entity entity) throws IOException {
        return ("<meta charset=\"utf-8\">" + text(body, entity)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(SingleBody body, Entity entity) throws IOException {
        return PlainText.decode(bytes(body), charset(entity.getCharset()));
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null || name.equalsIgnoreCase("us-ascii") ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        try (InputStream in = body.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] written(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, bytes);
        return bytes.toByteArray();
    }

    private static String type(Entity entity) {
        return Objects.requireNonNullElse(entity.getMimeType(), "text/plain").toLowerCase(Locale.ROOT);
    }

    private static String filename(Entity entity) {
        String name = entity.getFilename();
        if (name == null && entity.getHeader() != null) {
            ContentTypeField type = entity.getHeader().getField("Content-Type", ContentTypeField.class);
            name = type == null ? null : type.getParameter("name");
        }
        return decoded(Objects.requireNonNullElse(name, ""));
    }

    /** Whole messages in an envelope only their receiver can open. */
    private static boolean isEncrypted(Message message) {
        String type = type(message);
        String smime = String.valueOf(header(message, "Content-Type")).toLowerCase(Locale.ROOT);
        return type.equals("multipart/encrypted")
                || (type.matches("application/(?:x-)?pkcs7-mime") && !smime.contains("signed-data"));
    }

    /** As its sender wrote it, whether by the rules or simply in UTF-8. */
    private static @Nullable String header(Message message, String name) {
        Field field = message.getHeader() == null ? null : message.getHeader().getField(name);
        if (field == null) {
            return null;
        }
        byte[] raw = field.getRaw() == null
                ? (name + ": " + field.getBody()).getBytes(StandardCharsets.UTF_8)
                : field.getRaw().toByteArray();
        String line = PlainText.decode(raw).replaceAll("\\r?\\n(?=[ \\t])", "");
        return decoded(line.substring(line.indexOf(':') + 1).strip());
    }

    private static String decoded(String words) {
        return DecoderUtil.decodeEncodedWords(words, DecodeMonitor.SILENT);
    }
}
