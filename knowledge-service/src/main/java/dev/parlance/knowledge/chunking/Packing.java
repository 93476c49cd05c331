package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Fills pieces with the lines of one section, whole lines wherever they fit. */
final class Packing {

    private final ChunkingSettings settings;

    private final List<String> path;

    private final List<Piece> pieces = new ArrayList<>();

    private List<String> open = new ArrayList<>();

    private int size;

    private @Nullable String caption;

    private @Nullable Integer page;

    Packing(ChunkingSettings settings, List<String> path) {
        this.settings = settings;
        this.path = path;
    }

    List<Piece> pack(List<Line> lines) {
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            if (line.kind() == Line.Kind.ROW) {
                row(line, startsTable(lines, at) ? tableLength(lines, at) : 0);
            } else {
                caption = null;
                prose(line);
            }
        }
        close();
        return pieces;
    }

    private static boolean startsTable(List<Line> lines, int at) {
        return at == 0 || lines.get(at - 1).kind() != Line.Kind.ROW || !sameCaption(lines.get(at - 1), lines.get(at));
    }

    private static boolean sameCaption(Line one, Line other) {
        return Objects.equals(one.caption(), other.caption());
    }

    private int tableLength(List<Line> lines, int start) {
        int length = 0;
        for (int at = start; at < lines.size() && lines.get(at).kind() == Line.Kind.ROW
                && length <= settings.longest(); at++) {
            length += lines.get(at).length() + 1;
        }
        return length;
    }

    /** A table that does not fit behind what is there begins a piece of its own, unless there is hardly anything yet. */
    private void row(Line line, int tableLength) {
        if (size > settings.small() && size + tableLength > settings.longest()) {
            close();
        }
        if (line.length() > settings.longest()) {
            cut(line);
            return;
        }
        if (!fits(line.length() + captionLength(line))) {
            close();
        }
        String wanted = line.caption();
        if (wanted != null && !wanted.equals(caption)) {
            append(wanted, line.page());
            caption = wanted;
        }
        append(line.text(), line.page());
    }

    private int captionLength(Line line) {
        String wanted = line.caption();
        return wanted == null || wanted.equals(caption) ? 0 : wanted.length() + 1;
    }

    private void prose(Line line) {
        if (!fits(line.length()) && size >= settings.small()) {
            close();
        }
        if (fits(line.length())) {
            append(line.text(), line.page());
        } else {
            cut(line);
        }
    }

    /** Cuts a line between sentences into parts of about equal length; each part repeats the last sentence of the one before. */
    private void cut(Line line) {
        List<String> sentences = new ShortSentences(settings.target()).of(line.text());
        int parts = Math.ceilDiv(size + line.length(), settings.target());
        int aim = Math.ceilDiv(size + line.length(), parts);
        int largest = Math.min(settings.longest(), aim + aim / 6);
        StringBuilder part = new StringBuilder();
        for (int at = 0; at < sentences.size(); at++) {
            if (!part.isEmpty() && size + part.length() + sentences.get(at).length() > largest) {
                append(part.toString(), line.page());
                close();
                part.setLength(0);
                part.append(repeated(sentences.get(at - 1), line));
            }
            part.append(part.isEmpty() || endsWide(part) ? "" : " ").append(sentences.get(at));
        }
        append(part.toString(), line.page());
    }

    private String repeated(String sentence, Line line) {
        return sentence.length() <= settings.overlap() && line.kind() != Line.Kind.ROW ? sentence : "";
    }

    private static boolean endsWide(StringBuilder text) {
        return "。！？｡」』".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private boolean fits(int length) {
        return size + length <= settings.longest()
                && (size == 0 || size + length <= settings.target() + settings.target() / 10);
    }

    private void append(String text, @Nullable Integer from) {
        if (open.isEmpty()) {
            page = from;
        }
        open.add(text);
        size += text.length() + 1;
    }

    private void close() {
        if (!open.isEmpty()) {
            pieces.add(new Piece(path, open, page));
            open = new ArrayList<>();
            size = 0;
        }
        caption = null;
    }
}
