package dev.parlance.knowledge.index.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/** What every commit says about the index as a whole. */
final class CommitNotes {

    /** Another one whenever {@link PassageFields} changes in a way that old passages do not fit. */
    private static final String PRESENT_LAYOUT = "2";

    private static final String LAYOUT = "layout";
    private static final String WHOLE = "whole";

    private CommitNotes() {
    }

    static void requirePresentLayout(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return;
        }
        var found = SegmentInfos.readLatestCommit(directory).getUserData().get(LAYOUT);
        if (!PRESENT_LAYOUT.equals(found)) {
            throw new IndexFormatTooOldException("the index",
                    "passages lie there in layout %s, not %s".formatted(found, PRESENT_LAYOUT));
        }
    }

    static void begin(IndexWriter writer) {
        var notes = of(writer);
        notes.put(LAYOUT, PRESENT_LAYOUT);
        writer.setLiveCommitData(notes.entrySet(), false);
    }

    /** Whole for one model is not whole for another. */
    static Change whole(String space) {
        return writer -> {
            var notes = of(writer);
            notes.put(WHOLE, space);
            writer.setLiveCommitData(notes.entrySet());
        };
    }

    static boolean isWhole(Map<String, String> notes, String space) {
        return space.equals(notes.get(WHOLE));
    }

    static Map<String, String> of(IndexWriter writer) {
        Map<String, String> notes = new HashMap<>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(note -> notes.put(note.getKey(), note.getValue()));
        }
        return notes;
    }
}
