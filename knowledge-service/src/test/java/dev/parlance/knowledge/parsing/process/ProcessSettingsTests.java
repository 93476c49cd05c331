package dev.parlance.knowledge.parsing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** Tests for {@link ProcessSettings}. */
class ProcessSettingsTests {

    private static final String PREFIX = "parlance.knowledge.parsing";

    @Test
    void hasDefaultsForAll() {
        assertThat(bound(Map.of())).isEqualTo(ProcessSettings.defaults());
    }

    @Test
    void canBeSetOneByOne() {
        Map<String, String> settings = new HashMap<>();
        settings.put(PREFIX + ".process", "false");
        settings.put(PREFIX + ".processes", "3");
        settings.put(PREFIX + ".heap", "512MB");
        settings.put(PREFIX + ".time", "30s");
        settings.put(PREFIX + ".output", "5MB");
        settings.put(PREFIX + ".documents", "6");
        settings.put(PREFIX + ".idle", "7s");

        assertThat(bound(settings)).isEqualTo(new ProcessSettings(false, 3, DataSize.ofMegabytes(512),
                Duration.ofSeconds(30), DataSize.ofMegabytes(5), 6, Duration.ofSeconds(7)));
    }

    @Test
    void refusesToReadWithNothing() {
        assertThatThrownBy(() -> bound(Map.of(PREFIX + ".processes", "0"))).isInstanceOf(BindException.class);
    }

    private static ProcessSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(PREFIX, ProcessSettings.class);
    }
}
