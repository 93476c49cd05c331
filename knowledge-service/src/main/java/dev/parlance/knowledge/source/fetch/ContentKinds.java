package dev.parlance.knowledge.source.fetch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.DocumentReader;

/** Which kinds of content can be read, told by what servers call them. */
final class ContentKinds {

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final String OPEN = "application/vnd.oasis.opendocument.";

    private static final Map<String, String> ENDINGS = Map.ofEntries(Map.entry("text/html", "html"),
            Map.entry("application/xhtml+xml", "html"), Map.entry("application/pdf", "pdf"),
            Map.entry("application/msword", "doc"), Map.entry("application/rtf", "rtf"), Map.entry("text/rtf", "rtf"),
            Map.entry(OPEN + "text", "odt"), Map.entry(OPEN + "spreadsheet", "ods"),
            Map.entry(OPEN + "presentation", "odp"), Map.entry("message/rfc822", "eml"),
            Map.entry("application/vnd.ms-outlook", "msg"),
            Map.entry("application/vnd.ms-excel", "xls"), Map.entry("application/vnd.ms-powerpoint", "ppt"),
            Map.entry(OFFICE + "wordprocessingml.document", "docx"), Map.entry(OFFICE + "spreadsheetml.sheet", "xlsx"),
            Map.entry(OFFICE + "presentationml.presentation", "pptx"), Map.entry("text/csv", "csv"),
            Map.entry("text/tab-separated-values", "tsv"), Map.entry("application/json", "json"),
            Map.entry("application/jsonl", "jsonl"), Map.entry("application/x-ndjson", "jsonl"),
            Map.entry("application/xml", "xml"), Map.entry("text/xml", "xml"), Map.entry("text/markdown", "md"),
            Map.entry("text/plain", "txt"));

    private ContentKinds() {
    }

    /** What a server calls it, without parameters; empty where it says nothing. */
    static String type(@Nullable String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The ending of file names of this kind; empty for what cannot be read. What says no more than text or bytes is what its
     * path promises.
     */
    static Optional<String> ending(String type, String path) {
        boolean vague = type.isEmpty() || type.equals("text/plain") || type.endsWith("/octet-stream");
        if (vague && DocumentReader.supports(path)) {
            return Optional.of(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        }
        return Optional.ofNullable(ENDINGS.get(type)).or(() -> family(type));
    }

    private static Optional<String> family(String type) {
        if (type.endsWith("+json")) {
            return Optional.of("json");
        }
        return type.endsWith("+xml") && !type.startsWith("image/") ? Optional.of("xml") : Optional.empty();
    }
}
