package dev.parlance.knowledge.parsing.process;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads frames and believes nothing about them: every length is checked against what is there and what is allowed. */
final class FrameReader {

    private final DataInputStream in;

    private long allowed;

    private ByteBuffer frame = ByteBuffer.allocate(0);

    FrameReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /** How many bytes may still come. */
    void allow(long bytes) {
        allowed = bytes;
    }

    /**
     * Takes the next frame and tells its kind.
     *
     * @throws EOFException if there is none
     */
    char next() throws IOException {
        int length = in.readInt();
        if (length < 1) {
            throw new BrokenProtocol("a frame of " + length + " bytes");
        }
        allowed -= length + (long) Integer.BYTES;
        if (allowed < 0) {
            throw new OutputExceeded(length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("within a frame");
        }
        frame = ByteBuffer.wrap(bytes);
        return (char) (frame.get() & 0xFF);
    }

    long number() throws IOException {
        try {
            return frame.getLong();
        } catch (BufferUnderflowException missing) {
            throw new BrokenProtocol("a number is missing");
        }
    }

    int numberWithin(int least, int most) throws IOException {
        long number = number();
        if (number < least || number > most) {
            throw new BrokenProtocol("a number out of its range");
        }
        return (int) number;
    }

    @Nullable
    Integer ordinal() throws IOException {
        int number = numberWithin(0, Integer.MAX_VALUE);
        return number == 0 ? null : Integer.valueOf(number);
    }

    String text() throws IOException {
        String text = textIfAny();
        if (text == null) {
            throw new BrokenProtocol("a text is missing");
        }
        return text;
    }

    @Nullable
    String textIfAny() throws IOException {
        int length = length();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > frame.remaining()) {
            throw new BrokenProtocol("a text longer than its frame");
        }
        String text = new String(frame.array(), frame.position(), length, StandardCharsets.UTF_8);
        frame.position(frame.position() + length);
        return text;
    }

    List<String> texts(int most) throws IOException {
        int count = length();
        if (count < 0 || count > most || count > frame.remaining() / Integer.BYTES) {
            throw new BrokenProtocol("a list of " + count);
        }
        List<String> texts = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            texts.add(text());
        }
        return texts;
    }

    private int length() throws IOException {
        try {
            return frame.getInt();
        } catch (BufferUnderflowException missing) {
            throw new BrokenProtocol("a length is missing");
        }
    }
}
