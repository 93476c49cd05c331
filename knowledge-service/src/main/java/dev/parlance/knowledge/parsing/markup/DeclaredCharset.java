package dev.parlance.knowledge.parsing.markup;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Finds the character set markup declares near its beginning. */
final class DeclaredCharset {

    private static final Pattern DECLARATION = Pattern
            .compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([\\w.:-]+)");

    private static final int HEAD = 4096;

    private DeclaredCharset() {
    }

    static @Nullable Charset of(byte[] bytes) {
        String head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD)), StandardCharsets.ISO_8859_1);
        Matcher declaration = DECLARATION.matcher(head);
        return declaration.find() ? supported(declaration.group(1)) : null;
    }

    /** As browsers do: who writes Latin-1 means what Windows made of it. A declaration in one byte cannot mean two. */
    private static @Nullable Charset supported(String name) {
        String widened = name.matches("(?i)iso-8859-1|latin1|us-ascii|ascii")
                ? "windows-1252"
                : name.matches("(?i)shift_jis|x-sjis|sjis") ? "windows-31j" : name;
        boolean known = widened.matches("[A-Za-z0-9][\\w.:+-]*") && Charset.isSupported(widened);
        return known && !widened.regionMatches(true, 0, "utf-16", 0, 6) ? Charset.forName(widened) : null;
    }
}
