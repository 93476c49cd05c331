package dev.parlance.knowledge.document.browsing;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/** The orders documents can be listed in, by the words of the API. */
enum DocumentOrder {

    CREATED_AT_ASCE("created_at ASC, id ASC"), CREATED_AT_DESC("created_at DESC, id DESC"), UPDATED_AT_ASCE(
            "updated_at ASC, id ASC"), UPDATED_AT_DESC("updated_at DESC, id DESC"), INDEXED_AT_ASCE(
                    "indexed_at ASC NULLS LAST, id ASC"), INDEXED_AT_DESC("indexed_at DESC NULLS LAST, id DESC");

    private final String columns;

    DocumentOrder(String columns) {
        this.columns = columns;
    }

    String columns() {
        return columns;
    }

    /** Newest first, unless another is named; {@code _asc} is understood for {@code _asce}. */
    static DocumentOrder of(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return CREATED_AT_DESC;
        }
        return Arrays.stream(values()).filter(order -> order.isCalled(word)).findFirst()
                .orElseThrow(() -> Failure.invalid("order_by", "The field 'order_by' is one of " + words() + "."));
    }

    private boolean isCalled(String word) {
        return word().equals(word) || word().equals(word + "e");
    }

    private String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String words() {
        return Arrays.stream(values()).map(DocumentOrder::word).collect(Collectors.joining(", "));
    }
}
