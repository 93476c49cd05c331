package dev.parlance.knowledge.document.entry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts bytes into lines as they come. It holds one line, and of a line that is too long only the beginning. Lines
 * without anything in them are passed over.
 */
final class Lines {

    private final int longest;

    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private boolean tooLong;

    private long number = 1;

    /** @param longest most bytes of a line */
    Lines(int longest) {
        this.longest = longest;
    }

    /** The lines that end within these bytes. */
    List<Line> next(byte[] bytes) {
        List<Line> ended = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                append(bytes, from, at);
                end(ended);
                from = at + 1;
            }
        }
        append(bytes, from, bytes.length);
        return ended;
    }

    /** The last line, when it has no end of its own. */
    List<Line> rest() {
        List<Line> last = new ArrayList<>();
        end(last);
        return last;
    }

    private void append(byte[] bytes, int from, int to) {
        int room = longest - begun.size();
        begun.write(bytes, from, Math.min(room, to - from));
        tooLong |= to - from > room;
    }

    private void end(List<Line> ended) {
        byte[] line = begun.toByteArray();
        if (!isBlank(line)) {
            ended.add(new Line(number, line, tooLong));
        }
        begun.reset();
        tooLong = false;
        number++;
    }

    private static boolean isBlank(byte[] line) {
        for (byte value : line) {
            if (value != ' ' && value != '\t' && value != '\r') {
                return false;
            }
        }
        return true;
    }
}
