package dev.parlance.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for {@link Settings}. */
class SettingsTests {

    @Test
    void needsNoneToBeGiven() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.managementPort()).isEqualTo(9080);
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.database()).isEmpty();
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void takesEachThatIsGiven() {
        Settings settings = Settings
                .from(Map.of("PARLANCE_PORT", "81", "PARLANCE_MANAGEMENT_PORT", "82", "PARLANCE_DATA",
                        "/srv/parlance", "PARLANCE_PUBLIC_URL", "https://chat.example.org", "PARLANCE_DATABASE_URL",
                        "postgresql://me:it@db.example.org:5433/all", "PARLANCE_KAFKA", "one:9092,two:9092"));

        assertThat(settings.port()).isEqualTo(81);
        assertThat(settings.managementPort()).isEqualTo(82);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/parlance"));
        assertThat(settings.publicUrl()).isEqualTo("https://chat.example.org");
        assertThat(settings.database()).get().hasToString("postgresql://me:it@db.example.org:5433/all");
        assertThat(settings.kafka()).contains("one:9092,two:9092");
    }

    @Test
    void takesAnEmptySettingForNone() {
        assertThat(Settings.from(Map.of("PARLANCE_KAFKA", " ", "PARLANCE_PORT", "")).kafka()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "80 80"})
    void refusesWhatIsNoPort(String given) {
        assertThatThrownBy(() -> Settings.from(Map.of("PARLANCE_PORT", given))).isInstanceOf(Misconfigured.class)
                .hasMessageContaining("PARLANCE_PORT needs a port number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.org", "postgresql://db.example.org/all",
            "postgresql://me:secret@db.example.org"})
    void refusesADatabaseItCannotLogInToAndDoesNotRepeatThePassword(String given) {
        assertThatThrownBy(() -> Settings.from(Map.of("PARLANCE_DATABASE_URL", given)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("PARLANCE_DATABASE_URL needs the form").hasMessageNotContaining("secret");
    }

    @Test
    void saysWhichPortIsTakenAndWhatToSet() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            Settings settings = Settings.from(Map.of("PARLANCE_PORT", Integer.toString(other.getLocalPort())));

            assertThatThrownBy(settings::demandFreePorts).isInstanceOf(Misconfigured.class)
                    .hasMessage("Port %d is taken. Set PARLANCE_PORT to another one.", other.getLocalPort());
        }
    }
}
