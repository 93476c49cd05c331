package dev.parlance.knowledge.document;

import dev.parlance.chassis.failure.Failure;

/** Names people give to files and texts, made safe to store, show and put into a header. */
final class DocumentNames {

    private static final int LONGEST = 255;

    private DocumentNames() {
    }

    /** The last segment of a path, without control and direction marks. */
    static String ofFile(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = clean(last);
        if (clean.isEmpty()) {
            throw Failure.invalid("file", "The file needs a name.");
        }
        return clean.length() <= LONGEST ? clean : shortened(clean);
    }

    static String ofText(String title) {
        String clean = clean(title);
        if (clean.isEmpty()) {
            throw Failure.missing("title");
        }
        if (clean.length() > LONGEST) {
            throw Failure.invalid("title", "The field 'title' may have at most " + LONGEST + " characters.");
        }
        return clean;
    }

    /** Keeps the extension, which tells the kind. */
    private static String shortened(String name) {
        int dot = Math.max(name.lastIndexOf('.'), name.length() - 20);
        String extension = name.substring(dot);
        return name.substring(0, LONGEST - extension.length()) + extension;
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", " ").strip();
    }
}
