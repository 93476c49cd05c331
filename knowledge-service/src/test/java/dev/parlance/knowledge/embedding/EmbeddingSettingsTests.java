package dev.parlance.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Tests for {@link EmbeddingSettings}. */
class EmbeddingSettingsTests {

    @Test
    void runsInProcessByDefault() {
        var usual = new EmbeddingSettings.InProcess(OnnxModel.BGE_SMALL_EN_V1_5);

        assertThat(EmbeddingSettings.parse("onnx")).isEqualTo(usual);
        assertThat(EmbeddingSettings.parse(" ")).isEqualTo(usual);
    }

    @Test
    void namesAnotherModelInProcess() {
        assertThat(EmbeddingSettings.parse("onnx:all-minilm-l6-v2-q"))
                .isEqualTo(new EmbeddingSettings.InProcess(OnnxModel.ALL_MINILM_L6_V2));
    }

    @Test
    void namesAddressAndModel() {
        var remote = new EmbeddingSettings.Remote(URI.create("http://localhost:11434/v1"), "nomic-embed-text",
                Duration.ofSeconds(60));

        assertThat(EmbeddingSettings.parse("http://localhost:11434/v1/ nomic-embed-text")).isEqualTo(remote);
        assertThat(EmbeddingSettings.parse("http://localhost:11434/v1#nomic-embed-text")).isEqualTo(remote);
    }

    @Test
    void refusesWhatItCannotRead() {
        for (String setting : List.of("on", "onnx:unheard-of", "http://localhost:11434/v1", "ftp://host model")) {
            assertThatThrownBy(() -> EmbeddingSettings.parse(setting)).as(setting)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
