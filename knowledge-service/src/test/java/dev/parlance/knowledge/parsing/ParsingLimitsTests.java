package dev.parlance.knowledge.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** Tests for {@link ParsingLimits}. */
class ParsingLimitsTests {

    @Test
    void hasDefaultsForAll() {
        assertThat(bound(Map.of())).isEqualTo(ParsingLimits.defaults());
    }

    @Test
    void canBeSetOneByOne() {
        Map<String, String> settings = new HashMap<>();
        settings.put("parlance.knowledge.parsing.file-size", "1MB");
        settings.put("parlance.knowledge.parsing.unpacked-size", "2MB");
        settings.put("parlance.knowledge.parsing.entries", "3");
        settings.put("parlance.knowledge.parsing.characters", "4");
        settings.put("parlance.knowledge.parsing.rows", "5");
        settings.put("parlance.knowledge.parsing.columns", "6");
        settings.put("parlance.knowledge.parsing.pages", "7");
        settings.put("parlance.knowledge.parsing.depth", "8");

        assertThat(bound(settings))
                .isEqualTo(new ParsingLimits(DataSize.ofMegabytes(1), DataSize.ofMegabytes(2), 3, 4, 5, 6, 7, 8));
    }

    private static ParsingLimits bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("parlance.knowledge.parsing",
                ParsingLimits.class);
    }
}
