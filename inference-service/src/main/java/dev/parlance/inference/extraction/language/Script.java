package dev.parlance.inference.extraction.language;

/** Tells the scripts apart whose texts are compared by pairs of characters. */
public final class Script {

    private Script() {
    }

    /** True for Han, Kana and Hangul characters (those outside the first Unicode plane are left out). */
    public static boolean isPaired(char c) {
        return c >= 0x1100 && (isHan(c) || isKana(c) || isHangul(c));
    }

    public static boolean isHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0xF900 && c <= 0xFAFF || c == '々';
    }

    public static boolean isKana(char c) {
        return isHiragana(c) || isKatakana(c);
    }

    public static boolean isHiragana(char c) {
        return c >= 0x3041 && c <= 0x309F;
    }

    public static boolean isKatakana(char c) {
        return c >= 0x30A1 && c <= 0x30FF && c != '・';
    }

    public static boolean isHangul(char c) {
        return c >= 0xAC00 && c <= 0xD7A3 || c >= 0x1100 && c <= 0x11FF || c >= 0x3130 && c <= 0x318F;
    }

    static boolean isCyrillic(char c) {
        return c >= 0x0400 && c <= 0x04FF;
    }
}
