package dev.parlance.knowledge.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tests for {@link ChunkingSettings}. */
class ChunkingSettingsTests {

    @Test
    void hasDefaultsForAll() {
        assertThat(bound(Map.of())).isEqualTo(ChunkingSettings.defaults());
    }

    @Test
    void canBeSetOneByOne() {
        assertThat(
                bound(Map.of("parlance.knowledge.chunking.target", "500", "parlance.knowledge.chunking.longest", "600",
                        "parlance.knowledge.chunking.small", "100", "parlance.knowledge.chunking.overlap", "50",
                        "parlance.knowledge.chunking.whole", "700")))
                .isEqualTo(new ChunkingSettings(500, 600, 100, 50, 700));
    }

    @Test
    void refusesSizesThatContradictEachOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkingSettings(1000, 900, 100, 50, 2000));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkingSettings(1000, 1200, 100, 50, 1100));
    }

    private static ChunkingSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("parlance.knowledge.chunking",
                ChunkingSettings.class);
    }
}
