package dev.parlance.inference.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts server-sent events out of bytes that arrive in arbitrary pieces, and keeps of each only what its {@code data} lines
 * say, joined by a space, which JSON does not mind. Lines end with LF, CRLF or CR; comments and other fields are dropped; an
 * event that was never closed by an empty line is not one. One instance reads one stream.
 */
final class EventSplitter {

    private static final byte[] DATA = {'d', 'a', 't', 'a'};

    private static final byte[] NOTHING = {};

    private final int longest;

    private byte[] line = new byte[512];

    private int lineLength;

    private byte[] data = NOTHING;

    private boolean hasData;

    private boolean afterReturn;

    /** @param longest bytes an event may have */
    EventSplitter(int longest) {
        this.longest = longest;
    }

    /** The payloads of the events that this piece completes. */
    List<byte[]> take(byte[] piece) {
        List<byte[]> events = new ArrayList<>(2);
        int start = 0;
        for (int i = 0; i < piece.length; i++) {
            byte b = piece[i];
            if (b == '\n' && afterReturn && i == start) {
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                append(piece, start, i);
                endLine(events);
                start = i + 1;
            }
            afterReturn = b == '\r';
        }
        append(piece, start, piece.length);
        return events;
    }

    private void append(byte[] piece, int start, int end) {
        int length = end - start;
        if (lineLength + length + data.length > longest) {
            throw UpstreamFailure.broken("The model sent an event that is too long.");
        }
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.max(lineLength + length, line.length * 2));
        }
        System.arraycopy(piece, start, line, lineLength, length);
        lineLength += length;
    }

    private void endLine(List<byte[]> events) {
        if (lineLength == 0) {
            endEvent(events);
        } else if (isData()) {
            addData();
        }
        lineLength = 0;
    }

    private void endEvent(List<byte[]> events) {
        if (hasData) {
            events.add(data);
        }
        data = NOTHING;
        hasData = false;
    }

    private boolean isData() {
        return lineLength >= DATA.length && Arrays.equals(line, 0, DATA.length, DATA, 0, DATA.length)
                && (lineLength == DATA.length || line[DATA.length] == ':');
    }

    private void addData() {
        int from = Math.min(lineLength, DATA.length + 1);
        int end = lineLength;
        while (from < end && line[from] == ' ') {
            from++;
        }
        while (end > from && line[end - 1] == ' ') {
            end--;
        }
        int kept = hasData ? data.length + 1 : 0;
        byte[] joined = Arrays.copyOf(data, kept + end - from);
        if (hasData) {
            joined[kept - 1] = ' ';
        }
        System.arraycopy(line, from, joined, kept, end - from);
        data = joined;
        hasData = true;
    }
}
