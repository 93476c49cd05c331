package dev.parlance.knowledge.source;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;

import dev.parlance.knowledge.document.R2dbcDocumentRows;
import dev.parlance.knowledge.source.Source.Fetch;
import dev.parlance.knowledge.source.Source.Indexed;
import dev.parlance.knowledge.source.Source.Kind;

/** How a source lies in its table, beside its document. */
final class R2dbcSourceRows {

    static final String SELECT = """
            SELECT s.id, s.account, s.kind, s.name, s.address, s.document, s.crawl, s.enabled, s.arrival, s.last_error,
                s.created_at, d.state, d.chunks, d.indexed_at, d.reason
            FROM source s LEFT JOIN document d ON d.id = s.document
            """;

    private R2dbcSourceRows() {
    }

    static Source source(Readable row) {
        return new Source(new SourceId(R2dbcDocumentRows.get(row, "id", UUID.class)),
                R2dbcDocumentRows.get(row, "account", UUID.class),
                Kind.valueOf(upper(row, "kind")), row.get("name", String.class),
                R2dbcDocumentRows.get(row, "address", String.class), row.get("document", UUID.class),
                row.get("crawl", UUID.class), R2dbcDocumentRows.get(row, "enabled", Boolean.class),
                Fetch.valueOf(upper(row, "arrival")), indexed(row), row.get("last_error", String.class),
                R2dbcDocumentRows.get(row, "created_at", Instant.class));
    }

    static Parameter orNull(@Nullable String text) {
        return text == null ? Parameters.in(String.class) : Parameters.in(text);
    }

    static Parameter orNull(@Nullable UUID id) {
        return id == null ? Parameters.in(UUID.class) : Parameters.in(id);
    }

    private static Indexed indexed(Readable row) {
        return new Indexed(row.get("state", String.class),
                Objects.requireNonNullElse(row.get("chunks", Integer.class), 0), row.get("indexed_at", Instant.class),
                row.get("reason", String.class));
    }

    private static String upper(Readable row, String column) {
        return R2dbcDocumentRows.get(row, column, String.class).toUpperCase(Locale.ROOT);
    }
}
