package dev.parlance.inference.extraction.wording;

import dev.parlance.inference.extraction.evidence.Candidate;

/** Shortens an overlong statement to the part that answers. */
final class Clip {

    private static final int LONGEST = 420;

    private static final int LONGEST_TITLE = 140;

    private static final int LEAD = 120;

    private Clip() {
    }

    /** The text itself if it is short enough, else a window of whole words that begins a little before the first matched word. */
    static String of(String text, Candidate candidate) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int start = wordStart(text, Math.max(0, Math.min(text.length() - LONGEST, candidate.firstMatch() - LEAD)));
        int end = wordEnd(text, Math.min(text.length(), start + LONGEST));
        return (start > 0 ? "… " : "") + text.substring(start, end).strip() + (end < text.length() ? " …" : "");
    }

    /** The start of a title that is said before the rows below it. */
    static String title(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, wordEnd(text, LONGEST_TITLE - 20)) + " …";
    }

    private static int wordStart(String text, int at) {
        int start = at;
        while (start > 0 && start > at - 30 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 30 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
