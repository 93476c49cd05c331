package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsSettingsTests {

    @Test
    void areGenerousWhereNothingIsSet() {
        LimitsSettings settings = bound(Map.of());

        assertThat(settings.concurrency()).isEqualTo(5_000);
        assertThat(settings.waiting()).isEqualTo(20_000);
        assertThat(settings.paces()).containsOnlyKeys("register", "login", "wrongcredentials");
    }

    @Test
    void areWhatTheOperatorSets() {
        LimitsSettings settings = bound(Map.of("parlance.limits.concurrency", "7", "parlance.limits.waiting", "9",
                "parlance.limits.paces.login.burst", "1", "parlance.limits.paces.login.per-minute", "2",
                "parlance.limits.paces.wrong-credentials.burst", "3",
                "parlance.limits.paces.wrong-credentials.per-minute", "4"));

        assertThat(settings).isEqualTo(new LimitsSettings(7, 9, Map.of("register", new Pace(60, 60), "login",
                new Pace(1, 2), "wrongcredentials", new Pace(3, 4))));
    }

    private static LimitsSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("parlance.limits",
                LimitsSettings.class);
    }
}
