package dev.parlance.knowledge.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link SourceId}. */
class SourceIdTests {

    @Test
    void readsWhatItWrites() {
        SourceId id = new SourceId(UUID.randomUUID());

        assertThat(id.text()).matches("kb_[0-9a-f]{32}");
        assertThat(SourceId.parse(id.text())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kb_", "kb_0199A1F07A107C3E8F003D6C1C0A0001", "0199a1f07a107c3e8f003d6c1c0a0001",
            "kb_0199a1f0-7a10-7c3e-8f00-3d6c1c0a0001", "kb_0199a1f07a107c3e8f003d6c1c0a00012",
            "KB_0199a1f07a107c3e8f003d6c1c0a0001"})
    void knowsNoOtherForm(String text) {
        assertThatThrownBy(() -> SourceId.known(text)).isInstanceOf(Failure.class);
    }
}
