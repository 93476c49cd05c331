package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;

import dev.parlance.inference.stream.Part;

/**
 * The workspace shape without any framing: the text itself, in UTF-8. One instance serves one answer. A character never falls
 * apart: the first half of one waits for the other.
 */
final class WorkspaceText {

    private static final byte[] NOTHING = {};

    private String half = "";

    /** Nothing for parts that are no text. */
    byte[] bytes(Part part) {
        return switch (part) {
            case Part.Delta delta -> text(half + delta.text());
            case Part.End end -> half.getBytes(StandardCharsets.UTF_8);
            default -> NOTHING;
        };
    }

    private byte[] text(String text) {
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = cut ? text.length() - 1 : text.length();
        half = text.substring(end);
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    }
}
