package dev.parlance.knowledge.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link Addresses}. */
class AddressesTests {

    @ParameterizedTest
    @CsvSource({"http://Example.org, http://example.org/", "HTTPS://example.org:443/a/../b#c, https://example.org/b",
            "http://example.org:8080/a, http://example.org:8080/a",
            "http://m\u00fcnchen.de/\u00e4 b, http://xn--mnchen-3ya.de/%C3%A4%20b",
            "http://example.org/a?q=%41&b=\u00fc x, http://example.org/a?q=%41&b=%C3%BC%20x",
            "http://example.org/?b=&a=1, http://example.org/?b=&a=1", "http://example.org/a?, http://example.org/a",
            "http://example.org/a|b, http://example.org/a%7Cb"})
    void bringsAddressesIntoOneForm(String text, String address) {
        assertThat(Addresses.typed("url", text)).isEqualTo(URI.create(address));
        assertThat(Addresses.typed("url", address)).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ftp://example.org/a", "file:///etc/passwd", "mailto:a@example.org", "http://",
            "http://user:secret@example.org/", "http://user@example.org", "http://exa mple.org/", "//",
            "javascript:alert(1)",
            "data:text/html,x"})
    void refusesWhatIsNoAddressOfTheWeb(String text) {
        assertThatThrownBy(() -> Addresses.typed("url", text)).isInstanceOfSatisfying(Failure.class,
                failure -> assertThat(failure.field()).isEqualTo("url"));
        assertThat(Addresses.found(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> Addresses.typed("url", "http://example.org/" + "a".repeat(2_000)))
                .isInstanceOf(Failure.class);
    }

    @Test
    void partsAddresses() {
        URI address = URI.create("http://example.org:81/a?b=c");

        assertThat(Addresses.origin(address)).isEqualTo("http://example.org:81");
        assertThat(Addresses.path(address)).isEqualTo("http://example.org:81/a");
    }
}
