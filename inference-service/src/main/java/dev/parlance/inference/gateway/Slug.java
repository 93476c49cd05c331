package dev.parlance.inference.gateway;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.UUID;

/** The name of a gateway for requests: letters and digits of any script joined by hyphens, and the end of its id. */
final class Slug {

    private static final int LONGEST = 64;

    private static final int OF_ID = 4;

    private Slug() {
    }

    static String of(String name, UUID id) {
        String bare = Normalizer.normalize(name, Form.NFKD).replaceAll("\\p{InCombiningDiacriticalMarks}+", "");
        String plain = Normalizer.normalize(bare, Form.NFC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+",
                "-");
        String beginning = plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST, codePoints(plain))));
        String joined = beginning.replaceAll("^-+|-+$", "");
        String text = id.toString();
        return (joined.isEmpty() ? "gateway" : joined) + ":" + text.substring(text.length() - OF_ID);
    }

    /** Whether a text may be a slug. */
    static boolean fits(String text) {
        return text.matches("[^\\s:]+:[0-9a-f]{4}");
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
