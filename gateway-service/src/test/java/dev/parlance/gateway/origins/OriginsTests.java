package dev.parlance.gateway.origins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTests {

    private final Origins origins = Origins
            .of(List.of("https://app.example", "http://localhost:3000", "https://[2001:db8::1]:8443"));

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example", "http://localhost:3000", "https://[2001:db8::1]:8443"})
    void containWhatIsListed(String origin) {
        assertThat(origins.contain(origin)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "*", "none", "http://app.example", "https://app.example:443",
            "https://app.example:8443", "https://app.example/", "https://app.example.", "https://APP.example",
            "HTTPS://app.example", "https://app.example.evil.io", "https://evil.io/.app.example",
            "https://evil.io#.app.example", "https://evilapp.example", "https://sub.app.example",
            "https://user@app.example", "https://app.example@evil.io", "https://app.example\\.evil.io",
            "https://xn--pp-8ia.example", "https://\u00e0pp.example", "https://app.example evil.io",
            "https://app.example,https://app.example", " https://app.example", "https://app.example\u0000",
            "https:app.example", "//app.example", "app.example", "http://localhost", "http://localhost:3001",
            "http://127.0.0.1:3000", "https://[2001:db8::1]", "https://[2001:db8:0::1]:8443"})
    void containNothingThatIsWrittenOtherwise(String origin) {
        assertThat(origins.contain(origin)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HTTPS://App.Example, https://app.example", "https://app.example:443, https://app.example",
            "http://app.example:80, http://app.example", "https://b\u00fccher.example, https://xn--bcher-kva.example",
            "app://thing, app://thing"})
    void bringWhatIsListedIntoTheFormOfBrowsers(String listed, String sent) {
        assertThat(Origins.of(List.of(listed)).contain(sent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example", "null", "https://app.example/path", "https://app.example?x",
            "https://a@app.example", "https://app.example:0", "https://app.example:65536", "https://", "https://.",
            "https://a..b"})
    void leaveOutWhatIsNoOrigin(String listed) {
        assertThat(Origins.of(List.of(listed)).contain(listed)).isFalse();
    }

    @Test
    void includeRequestsWithoutPageOnlyWhereListed() {
        assertThat(origins.includeNone()).isFalse();
        assertThat(Origins.of(List.of("none")).includeNone()).isTrue();
        assertThat(Origins.NOWHERE.includeNone()).isFalse();
    }

    @Test
    void knowTheInstallationsOwnPages() {
        OwnPages pages = new OwnPages("https://parlance.example/base");
        assertThat(pages.include("https://parlance.example")).isTrue();
        assertThat(pages.include("http://parlance.example")).isFalse();
        assertThat(pages.include("http://localhost")).isFalse();
    }

    @Test
    void takeAllNamesOfTheOwnMachineForOne() {
        OwnPages pages = new OwnPages("http://localhost:8080");
        assertThat(List.of("http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"))
                .allMatch(pages::include);
        assertThat(List.of("http://localhost:3000", "http://localhost", "https://localhost:8080", "null",
                "http://evil.example:8080")).noneMatch(pages::include);
    }
}
