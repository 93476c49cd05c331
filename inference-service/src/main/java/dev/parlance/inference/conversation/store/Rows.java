package dev.parlance.inference.conversation.store;

import java.util.Objects;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** Takes values out of rows and puts them into statements. */
final class Rows {

    private Rows() {
    }

    static String text(Readable row, String column) {
        String text = row.get(column, String.class);
        return text == null ? "" : text;
    }

    static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** A value that may be absent. */
    static <T> Parameter maybe(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
