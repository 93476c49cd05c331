package dev.parlance.knowledge.parsing.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Writes frames: four bytes of length, one byte that tells the kind, then fields. A number has eight bytes; a text four bytes of length,
 * -1 where there is none, and UTF-8; a list four bytes of count and its texts.
 */
final class FrameWriter {

    private final DataOutputStream out;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private final DataOutputStream fields = new DataOutputStream(bytes);

    FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    FrameWriter begin(char kind) throws IOException {
        bytes.reset();
        fields.writeByte(kind);
        return this;
    }

    FrameWriter number(long number) throws IOException {
        fields.writeLong(number);
        return this;
    }

    /** A page, or any other number from 1 that may be missing. */
    FrameWriter ordinal(@Nullable Integer number) throws IOException {
        return number(number == null ? 0 : number);
    }

    FrameWriter text(@Nullable String text) throws IOException {
        if (text == null) {
            fields.writeInt(-1);
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        fields.writeInt(utf8.length);
        fields.write(utf8);
        return this;
    }

    FrameWriter texts(List<String> texts) throws IOException {
        fields.writeInt(texts.size());
        for (String text : texts) {
            text(text);
        }
        return this;
    }

    void end() throws IOException {
        out.writeInt(bytes.size());
        bytes.writeTo(out);
    }

    void flush() throws IOException {
        out.flush();
    }
}
