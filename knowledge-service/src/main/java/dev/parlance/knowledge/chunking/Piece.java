package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A chunk in the making: lines of text under a path of headings. */
record Piece(List<String> path, List<String> lines, @Nullable Integer page) {

    String text() {
        return String.join("\n", lines);
    }

    int length() {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    /** One piece out of two. Headings they do not share become lines, so that each part still says what it is about. */
    Piece join(Piece next) {
        List<String> common = commonPath(next);
        List<String> joined = new ArrayList<>();
        joined.addAll(headed(common.size()));
        joined.addAll(next.headed(common.size()));
        return new Piece(common, joined, page == null ? next.page : page);
    }

    /** How long the two would be together. */
    int joinedLength(Piece next) {
        return join(next).length();
    }

    List<String> commonPath(Piece other) {
        int common = 0;
        while (common < Math.min(path.size(), other.path.size()) && path.get(common).equals(other.path.get(common))) {
            common++;
        }
        return path.subList(0, common);
    }

    private List<String> headed(int known) {
        if (path.size() == known) {
            return lines;
        }
        List<String> headed = new ArrayList<>();
        headed.add(String.join(" > ", path.subList(known, path.size())));
        headed.addAll(lines);
        return headed;
    }
}
