package dev.parlance.inference.answer;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.parlance.inference.stream.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link WorkspaceText}. */
class WorkspaceTextTests {

    private final WorkspaceText encoder = new WorkspaceText();

    @Test
    void writesTextAndNothingElse() {
        assertThat(encoder.bytes(new Part.Start("m", null))).isEmpty();
        assertThat(encoder.bytes(new Part.Reasoning("Hm."))).isEmpty();
        assertThat(text(new Part.Delta("data: [DONE]\n"))).isEqualTo("data: [DONE]\n");
        assertThat(encoder.bytes(new Part.End("stop"))).isEmpty();
    }

    @Test
    void neverCutsACharacterInTwo() {
        assertThat(text(new Part.Delta("a\ud83d"))).isEqualTo("a");
        assertThat(text(new Part.Delta("\ude00b"))).isEqualTo("\ud83d\ude00b");
    }

    @Test
    void saysWhereHalfACharacterIsAllThereIs() {
        encoder.bytes(new Part.Delta("\ud83d"));

        assertThat(text(new Part.End("stop"))).isEqualTo("?");
    }

    private String text(Part part) {
        return new String(encoder.bytes(part), StandardCharsets.UTF_8);
    }
}
