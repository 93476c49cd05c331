package dev.parlance.knowledge.parsing.process;

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.util.unit.DataSize;

import dev.parlance.knowledge.parsing.ParsingLimits;

/** What a process is asked: to read this file, within these limits. */
record Request(boolean text, Path file, String filename, ParsingLimits limits) {

    static final char KIND = 'Q';

    void write(FrameWriter out) throws IOException {
        out.begin(KIND).number(text ? 1 : 0).text(file.toString()).text(filename)
                .number(limits.fileSize().toBytes()).number(limits.unpackedSize().toBytes())
                .number(limits.entries()).number(limits.characters()).number(limits.rows()).number(limits.columns())
                .number(limits.pages()).number(limits.depth()).end();
        out.flush();
    }

    static Request read(FrameReader in) throws IOException {
        return new Request(in.number() == 1, Path.of(in.text()), in.text(), new ParsingLimits(
                DataSize.ofBytes(in.number()), DataSize.ofBytes(in.number()), count(in), count(in), count(in),
                count(in), count(in), count(in)));
    }

    private static int count(FrameReader in) throws IOException {
        return in.numberWithin(0, Integer.MAX_VALUE);
    }
}
