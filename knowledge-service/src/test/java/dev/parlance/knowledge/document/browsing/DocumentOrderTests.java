package dev.parlance.knowledge.document.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.knowledge.document.DocumentState;

/** Tests for {@link DocumentOrder} and {@link IndexState}, the words of a list. */
class DocumentOrderTests {

    @Test
    void knowsItsWords() {
        assertThat(DocumentOrder.of("indexed_at_asce")).isEqualTo(DocumentOrder.INDEXED_AT_ASCE);
        assertThat(DocumentOrder.of("updated_at_asc")).isEqualTo(DocumentOrder.UPDATED_AT_ASCE);
        assertThat(DocumentOrder.of(null)).isEqualTo(DocumentOrder.CREATED_AT_DESC);
    }

    @Test
    void refusesColumnsItDoesNotKnow() {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> DocumentOrder.of("name; DROP TABLE document"))
                .withMessageContaining("created_at_asce, created_at_desc").withMessageContaining("indexed_at_desc");
    }

    @Test
    void namesStatesAsTheApiDoes() {
        assertThat(IndexState.named("queued")).containsExactly(DocumentState.PENDING, DocumentState.PROCESSING);
        assertThat(IndexState.named("Indexed")).containsExactly(DocumentState.READY);
        assertThat(IndexState.named(null)).containsExactly(DocumentState.values());
        assertThat(IndexState.of(DocumentState.FAILED).word()).isEqualTo("Cancelled");
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> IndexState.named("ready"));
    }
}
