package dev.parlance.knowledge.document;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.r2dbc.spi.Readable;

import dev.parlance.knowledge.document.Document.Origin;
import dev.parlance.knowledge.document.Document.Progress;
import dev.parlance.knowledge.document.Document.Reason;

/** How a document lies in its table. */
public final class R2dbcDocumentRows {

    public static final String COLUMNS = "id, account, collection, revision, name, origin, bytes, state, chunks, attempts, claims, "
            + "stage, processed, total, queued_at, reason_code, reason, created_at, updated_at";

    /** What a document says, of the row {@code d}: of a file what was read in it, of everything else its content. */
    public static final String CONTENTS = """
            CASE WHEN d.origin = 'file'
                THEN coalesce((SELECT r.contents FROM document_reading r WHERE r.document = d.id), '')
                ELSE coalesce((SELECT convert_from(string_agg(c.data, CAST('' AS bytea) ORDER BY c.piece), 'UTF8')
                    FROM document_content c WHERE c.document = d.id), '') END""";

    private R2dbcDocumentRows() {
    }

    /** {@link #COLUMNS} of a row that has a name, where another one stands beside it. */
    public static String columns(String row) {
        return row + "." + COLUMNS.replace(", ", ", " + row + ".");
    }

    public static Document document(Readable row) {
        return new Document(get(row, "id", UUID.class), get(row, "account", UUID.class),
                get(row, "collection", UUID.class), get(row, "revision", UUID.class), get(row, "name", String.class),
                Origin.valueOf(get(row, "origin", String.class).toUpperCase(Locale.ROOT)),
                get(row, "bytes", Long.class), DocumentState.of(get(row, "state", String.class)),
                get(row, "chunks", Integer.class), get(row, "attempts", Integer.class),
                get(row, "claims", Integer.class), progress(row), reason(row),
                get(row, "created_at", Instant.class), get(row, "updated_at", Instant.class));
    }

    private static Progress progress(Readable row) {
        return new Progress(row.get("stage", String.class), get(row, "processed", Integer.class),
                get(row, "total", Integer.class), get(row, "queued_at", Instant.class));
    }

    private static @Nullable Reason reason(Readable row) {
        String code = row.get("reason_code", String.class);
        String text = row.get("reason", String.class);
        return code == null || text == null ? null : new Reason(code, text);
    }

    /** For columns that are never empty. */
    public static <T> T get(Readable row, String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("The column " + column + " is never empty");
        }
        return value;
    }
}
