package dev.parlance.knowledge.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link CollectionDraft}. */
class CollectionDraftTests {

    @Test
    void takesNameAlone() {
        assertThat(CollectionDraft.of(" Handbook ", null, " ")).isEqualTo(new CollectionDraft("Handbook", null, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "two\nlines", "nothing\0"})
    void refusesWhatIsNoName(String name) {
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> CollectionDraft.of(name, null, null))
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("collectionName"));
    }

    @Test
    void namesTheFieldThatIsTooLong() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> CollectionDraft.of("Handbook", "x".repeat(8_001), null))
                .satisfies(failure -> assertThat(failure.field()).isEqualTo("context"));
    }
}
