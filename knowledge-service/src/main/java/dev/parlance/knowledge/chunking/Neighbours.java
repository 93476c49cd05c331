package dev.parlance.knowledge.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Joins small pieces with the ones beside them, so that no chunk is too thin to be found. */
final class Neighbours {

    private static final int TINY = 3;

    private final ChunkingSettings settings;

    Neighbours(ChunkingSettings settings) {
        this.settings = settings;
    }

    List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!joined.isEmpty() && belongTogether(joined.getLast(), piece)) {
                joined.add(joined.removeLast().join(piece));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private boolean belongTogether(Piece one, Piece next) {
        int smaller = Math.min(one.length(), next.length());
        if (smaller >= settings.small() || one.joinedLength(next) > settings.target()) {
            return false;
        }
        int shared = one.commonPath(next).size();
        boolean near = shared >= Math.min(one.path().size(), next.path().size()) - 1;
        boolean samePage = Objects.equals(one.page(), next.page());
        return near && (samePage || shared == one.path().size() || smaller * TINY < settings.small())
                && (shared > 0 || one.path().isEmpty() || smaller * TINY < settings.small() * 2);
    }
}
