package dev.parlance.knowledge.parsing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that can become knowledge, and the file name endings they usually carry. */
public enum DocumentKind {

    PDF("PDF document", "pdf"), WORD("Word document", "docx", "docm", "dotx", "dotm"), OLD_WORD("Word document", "doc",
            "dot"), RICH_TEXT("RTF document", "rtf"), OPEN_TEXT("OpenDocument text", "odt", "ott"), SPREADSHEET(
                    "Excel workbook", "xlsx", "xlsm", "xltx", "xltm"), OLD_SPREADSHEET("Excel workbook", "xls",
                            "xlt"), OPEN_SPREADSHEET("OpenDocument spreadsheet", "ods", "ots"), SLIDES(
                                    "PowerPoint presentation", "pptx", "pptm", "ppsx",
                                    "potx"), OLD_SLIDES("PowerPoint presentation", "ppt", "pps", "pot"), OPEN_SLIDES(
                                            "OpenDocument presentation", "odp",
                                            "otp"), OUTLOOK("e-mail", "msg"), PICTURE("picture", "png", "jpg", "jpeg",
                                                    "tif", "tiff", "gif", "bmp", "webp",
                                                    "heic"), DELIMITED("CSV file", "csv", "tsv", "tab"), JSON(
                                                            "JSON file", "json"), JSON_LINES("JSON lines file", "jsonl",
                                                                    "ndjson"), XML("XML file", "xml", "svg"), HTML(
                                                                            "web page", "html", "htm",
                                                                            "xhtml"), MARKDOWN("Markdown file", "md",
                                                                                    "markdown"), MAIL("e-mail",
                                                                                            "eml"), TEXT("text file",
                                                                                                    "txt", "text",
                                                                                                    "log");

    private final String label;

    private final String endings;

    DocumentKind(String label, String... endings) {
        this.label = label;
        this.endings = String.join(" ", endings);
    }

    /** The kind a file name promises; empty for a name without a known ending. */
    public static Optional<DocumentKind> named(String filename) {
        String ending = ending(filename);
        return Arrays.stream(values()).filter(kind -> List.of(kind.endings.split(" ")).contains(ending)).findFirst();
    }

    /** What its owner would call it. */
    public String label() {
        return label;
    }

    /** Whether the file is plain characters rather than a binary container. */
    boolean isPlain() {
        return compareTo(DELIMITED) >= 0;
    }

    private static String ending(String filename) {
        int dot = filename.lastIndexOf('.');
        return dot < 0 ? "" : filename.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
