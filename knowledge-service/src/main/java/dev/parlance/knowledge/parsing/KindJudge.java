package dev.parlance.knowledge.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a file is: by its first bytes, by what lies inside a container, and by its name where those leave a choice. */
final class KindJudge {

    private static final int HEAD = 16 * 1024;

    private static final Pattern HTML = Pattern
            .compile(
                    "(?s)(?:<\\?xml[^>]*+>|<!--(?:(?!-->).)*+-->|\\s)*+<(?:!doctype\\s+html|html|head|body|title)\\b.*");

    private static final Pattern XML = Pattern
            .compile("(?s)<(?:\\?xml|!doctype|!--|[a-z][\\w.-]*(?::[\\w.-]+)?[\\s/>]).*");

    private final ParsingLimits limits;

    KindJudge(ParsingLimits limits) {
        this.limits = limits;
    }

    DocumentKind judge(Path file, String filename) throws IOException, UnreadableDocument {
        byte[] head = head(file);
        Optional<DocumentKind> named = DocumentKind.named(filename);
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return new CompoundContents(file).kind();
        }
        if (startsWith(head, 'P', 'K', 3, 4)) {
            return new PackedContents(file, limits).kind();
        }
        if (Pictures.isOne(head)) {
            return DocumentKind.PICTURE;
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.substring(0, Math.min(1024, text.length())).contains("%PDF-")) {
            return DocumentKind.PDF;
        }
        return text.startsWith("{\\rtf") ? DocumentKind.RICH_TEXT : plain(head, named);
    }

    private static DocumentKind plain(byte[] head, Optional<DocumentKind> named) throws UnreadableDocument {
        if (!Plainness.isText(head)) {
            throw notWhatItSays(named);
        }
        String start = new String(head, StandardCharsets.UTF_8).replace("\0", "").replace("\uFEFF", "")
                .replace("\uFFFD", "")
                .strip().toLowerCase(Locale.ROOT);
        if (HTML.matcher(start).matches()) {
            return DocumentKind.HTML;
        }
        if (named.filter(DocumentKind::isPlain).isPresent()) {
            return named.get();
        }
        return unnamed(start, named);
    }

    /** Programs export tables as text or markup under the name of a workbook; anything else under a binary name is damaged. */
    private static DocumentKind unnamed(String start, Optional<DocumentKind> named) throws UnreadableDocument {
        if (XML.matcher(start).matches()) {
            return DocumentKind.XML;
        }
        if (named.isEmpty()) {
            return DocumentKind.TEXT;
        }
        boolean workbook = named.get() == DocumentKind.OLD_SPREADSHEET || named.get() == DocumentKind.SPREADSHEET;
        if (workbook && start.matches("(?s)[^\\n]*[,;\\t|].*")) {
            return DocumentKind.DELIMITED;
        }
        throw notWhatItSays(named);
    }

    private static UnreadableDocument notWhatItSays(Optional<DocumentKind> named) {
        return named.map(kind -> new UnreadableDocument("broken_file",
                "The file is named like a " + kind.label() + " but does not hold one; it may be damaged."))
                .orElseGet(() -> new UnreadableDocument("unsupported_kind", "Files of this kind cannot be read."));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean startsWith(byte[] head, int... magic) {
        for (int at = 0; at < magic.length; at++) {
            if (head.length <= at || (head[at] & 0xFF) != magic[at]) {
                return false;
            }
        }
        return true;
    }
}
