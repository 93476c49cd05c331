package dev.parlance.knowledge.parsing.office;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** The title an author gave in the properties of an Office file. */
final class CoreTitle {

    private CoreTitle() {
    }

    static @Nullable String in(WordPackage word) throws IOException {
        for (String part : word.documentParts("core-properties")) {
            try (OfficeXml xml = word.open(part)) {
                while (xml.nextWithin(0)) {
                    if (xml.name().equals("title")) {
                        return meaningful(xml.text());
                    }
                }
            }
        }
        return null;
    }

    /** Programs fill the title with file names and words like "Untitled"; those say nothing. */
    static @Nullable String meaningful(@Nullable String title) {
        if (title == null || title.isBlank()
                || title.matches("(?i).*\\.(?:docx?|dotx?|pptx?|xlsx?|pdf|indd|qxd|rtf)\\s*")
                || title.matches(
                        "(?i)\\s*(?:untitled|unbenannt|sans titre|document\\d*|dokument\\d*|presentation\\d*|powerpoint.*|microsoft word.*|slide 1|title)\\s*")) {
            return null;
        }
        return title.strip();
    }
}
