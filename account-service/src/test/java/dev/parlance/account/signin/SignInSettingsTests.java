package dev.parlance.account.signin;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link SignInSettings} and {@link RegistrationSettings}. */
class SignInSettingsTests {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void hasDefaultsForAllButTheSecret() {
        assertThat(bound(Map.of("parlance.signin.secret", SECRET)))
                .isEqualTo(new SignInSettings(SECRET, Duration.ofHours(24), 2, 64));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.of("parlance.signin.secret", SECRET + "!", "parlance.signin.lifetime", "15m",
                "parlance.signin.hashing", "4", "parlance.signin.waiting", "8")))
                .isEqualTo(new SignInSettings(SECRET + "!", Duration.ofMinutes(15), 4, 8));
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

    @Test
    void leavesRegistrationOpenUnlessClosed() {
        var source = new MapConfigurationPropertySource(Map.of("parlance.registration.open", "false"));

        assertThat(new Binder(source).bindOrCreate("parlance.registration", RegistrationSettings.class).open())
                .isFalse();
        assertThat(new Binder().bindOrCreate("parlance.registration", RegistrationSettings.class).open()).isTrue();
    }

    private static SignInSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("parlance.signin",
                SignInSettings.class);
    }
}
