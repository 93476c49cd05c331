package dev.parlance.gateway.wire;

/** The text of a Host header: a name or an address, and perhaps a port. */
final class HostText {

    private static final int LONGEST = 255;

    private HostText() {
    }

    static boolean isPlain(CharSequence text) {
        int length = text.length();
        if (length == 0 || length > LONGEST) {
            return false;
        }
        int end = text.charAt(0) == '[' ? endOfAddress(text) : endOfName(text);
        return end > 0 && (end == length || text.charAt(end) == ':' && isPort(text, end + 1));
    }

    private static int endOfName(CharSequence text) {
        int end = 0;
        while (end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
    }

    private static int endOfAddress(CharSequence text) {
        int end = 1;
        while (end < text.length() && isOfAddress(text.charAt(end))) {
            end++;
        }
        return end > 2 && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }

    private static boolean isOfAddress(char c) {
        return c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || c >= '0' && c <= '9' || c == ':' || c == '.';
    }

    private static boolean isPort(CharSequence text, int start) {
        int digits = text.length() - start;
        for (int place = start; place < text.length(); place++) {
            if (text.charAt(place) < '0' || text.charAt(place) > '9') {
                return false;
            }
        }
        return digits <= 5;
    }
}
