package dev.parlance.knowledge.document.entry;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of an upload. Every line that is not empty counts once.
 *
 * @param enqueued lines whose document will be indexed
 * @param skipped lines whose document needs no indexing, and bad ones
 * @param deleted documents the upload did not name, where it stands for all there are
 * @param bad the first of the bad lines
 */
record ImportReport(long enqueued, long skipped, long deleted, List<ReadLine.Bad> bad) {

    static final ImportReport NOTHING = new ImportReport(0, 0, 0, List.of());

    private static final int MOST_TOLD = 100;

    ImportReport plus(ImportReport other) {
        List<ReadLine.Bad> told = new ArrayList<>(bad);
        other.bad.stream().limit(Math.max(0, MOST_TOLD - told.size())).forEach(told::add);
        return new ImportReport(enqueued + other.enqueued, skipped + other.skipped, deleted + other.deleted, told);
    }

    long lines() {
        return enqueued + skipped;
    }
}
