package dev.parlance.account.session;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link SessionSettings}. */
class SessionSettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void hasDefaultsForAllButTheSecret() {
        assertThat(bound(Map.of("parlance.signin.secret", SECRET)))
                .isEqualTo(new SessionSettings(SECRET, Duration.ofHours(1), Duration.ofDays(30), Duration.ofDays(90)));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.of("parlance.signin.secret", SECRET + "!", "parlance.signin.lifetime", "15m",
                "parlance.signin.idle", "12h", "parlance.signin.session", "7d")))
                .isEqualTo(new SessionSettings(SECRET + "!", Duration.ofMinutes(15), Duration.ofHours(12),
                        Duration.ofDays(7)));
    }

    @Test
    void refusesAShortSecretWithoutRepeatingIt() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(Map.of("parlance.signin.secret", "much-too-short")))
                .havingRootCause().withMessageContaining("parlance.signin.secret").withMessageNotContaining("much-too");
    }

    @Test
    void refusesToRunWithoutASecret() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(Map.of("parlance.signin.lifetime", "15m")));
    }

    @Test
    void keepsItsSecretOutOfLogs() {
        assertThat(bound(Map.of("parlance.signin.secret", SECRET))).asString().doesNotContain(SECRET);
    }

    private static SessionSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("parlance.signin",
                SessionSettings.class);
    }
}
