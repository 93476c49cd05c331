package dev.parlance.account.signin;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tests for {@link SignInSettings} and {@link RegistrationSettings}. */
class SignInSettingsTests {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new SignInSettings(2, 64));
    }

    @Test
    void takesEverySetting() {
        assertThat(bound(Map.of("parlance.signin.hashing", "4", "parlance.signin.waiting", "8")))
                .isEqualTo(new SignInSettings(4, 8));
    }

    @Test
    void refusesToHashNothing() {
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> bound(Map.of("parlance.signin.hashing", "0")));
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
