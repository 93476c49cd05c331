package dev.parlance.knowledge.parsing;

/** Tells characters from arbitrary bytes, whatever character set they may be in. */
final class Plainness {

    private Plainness() {
    }

    static boolean isText(byte[] head) {
        if (isMarked(head)) {
            return true;
        }
        int zeros = 0;
        int controls = 0;
        for (byte each : head) {
            zeros += each == 0 ? 1 : 0;
            controls += each > 0 && each < 32 && !isSpace(each) ? 1 : 0;
        }
        return controls * 100 <= head.length && (zeros == 0 || isWide(head, zeros));
    }

    /** Two bytes a character: nearly all zeros stand in the same half. */
    private static boolean isWide(byte[] head, int zeros) {
        int even = 0;
        for (int at = 0; at < head.length; at += 2) {
            even += head[at] == 0 ? 1 : 0;
        }
        return zeros * 5 > head.length && (even * 20 < zeros || even * 20 > zeros * 19);
    }

    private static boolean isMarked(byte[] head) {
        return head.length > 1 && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
    }

    private static boolean isSpace(byte each) {
        return each == '\n' || each == '\r' || each == '\t' || each == '\f' || each == 0x1B || each == 0x1A;
    }
}
