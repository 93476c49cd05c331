package dev.parlance.knowledge.parsing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Knows pictures by their first bytes. */
final class Pictures {

    private static final Pattern PICTURE = Pattern.compile("(?s)(?:\u0089PNG\r\n\u001a\n|\u00ff\u00d8\u00ff|GIF8[79]a"
            + "|II\\*\0|MM\0\\*|RIFF.{4}WEBP|BM.{4}\0{4}|.{4}ftyp(?:hei[cfsx]|mif1|avif)).*");

    private static final int TELLING = 32;

    private Pictures() {
    }

    static boolean isOne(byte[] head) {
        return PICTURE.matcher(new String(head, 0, Math.min(head.length, TELLING), StandardCharsets.ISO_8859_1))
                .matches();
    }

    static UnreadableDocument refusal() {
        return new UnreadableDocument("no_text", "The file is a picture, in which no text can be searched. "
                + "Run text recognition (OCR) on it and upload the result.");
    }
}
