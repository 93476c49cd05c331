package dev.parlance.knowledge.source.crawl;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A crawl as its workspace sees it.
 *
 * @param mostPages it may keep
 * @param lastError what went wrong last, or why it ended
 */
record Crawl(UUID id, String seed, int mostPages, State state, Progress progress, @Nullable String lastError,
        Instant createdAt, @Nullable Instant endedAt) {

    /** How far it is. */
    enum State {
        RUNNING("indexing"), DONE("indexed"), FAILED("error");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As callers are told. */
        String word() {
            return word;
        }
    }

    /**
     * Its pages.
     *
     * @param found all addresses it knows of
     * @param fetched that became sources
     * @param failed that could not be fetched
     * @param disallowed that the rules of the server keep robots from
     * @param skipped for other reasons: they ask not to be kept, or say what another page says
     * @param waiting still to be asked
     */
    record Progress(long found, long fetched, long failed, long disallowed, long skipped, long waiting) {}
}
