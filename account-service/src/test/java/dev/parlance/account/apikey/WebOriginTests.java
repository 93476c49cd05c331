package dev.parlance.account.apikey;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link WebOrigin}. */
class WebOriginTests {

    @ParameterizedTest
    @CsvSource({"https://shop.example.com, https://shop.example.com",
            "HTTPS://Shop.Example.COM, https://shop.example.com",
            "https://shop.example.com:443, https://shop.example.com",
            "http://shop.example.com:80, http://shop.example.com",
            "http://shop.example.com:443, http://shop.example.com:443",
            "https://shop.example.com:0443, https://shop.example.com",
            "https://shop.example.com:8443, https://shop.example.com:8443",
            "http://localhost:3000, http://localhost:3000", "http://127.0.0.1:3000, http://127.0.0.1:3000",
            "https://bücher.example, https://xn--bcher-kva.example", "http://[::1]:3000, http://[::1]:3000",
            "http://[2001:DB8:0:0:1:0:0:1], http://[2001:db8::1:0:0:1]",
            "http://[1:0:3:4:5:6:7:8], http://[1:0:3:4:5:6:7:8]", "http://[0:0:0:0:0:0:0:0], http://[::]",
            "http://my_host.intern, http://my_host.intern"})
    void isWrittenAsBrowsersWriteIt(String written, String kept) {
        assertThat(WebOrigin.of(written).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "null", "https://*", "https://*.example.com", "shop.example.com",
            "//shop.example.com", "https://", "https://shop.example.com/", "https://shop.example.com/path",
            "https://shop.example.com?a=b", "https://shop.example.com#a", "https://shop.example.com:",
            "https://shop.example.com:0", "https://shop.example.com:65536", "https://shop.example.com:abc",
            "https://ada@shop.example.com", "https://shop.example.com\\@evil.example", "https://shop.example.com.",
            "https://.example.com", "https://shop..example.com", "https://-shop.example.com", "ftp://shop.example.com",
            "file:///tmp", "javascript:alert(1)", "https://shop.example.com https://evil.example",
            "https://shop.example.com,https://evil.example", "https://shop.example.com\n", "\thttps://shop.example.com",
            "https://shop%2eexample.com", "http://127.1", "http://0x7f.0.0.1", "http://127.0.0.01", "http://1.2.3.256",
            "http://2130706433", "http://[::1", "http://::1", "http://[::1%25eth0]", "http://[::ffff:1.2.3.4]",
            "http://[1.2.3.4]", "http://shop.example.com.evil.io/", "chrome-extension://abc"})
    void takesNothingThatIsNoOrigin(String text) {
        assertThat(refusal(text).field()).isEqualTo("origins");
        assertThat(refusal(text).status()).isEqualTo(400);
    }

    @Test
    void takesAWordForRequestsThatComeFromNoPage() {
        assertThat(WebOrigin.all(List.of("none", "https://a.example"))).containsExactly("none", "https://a.example");
    }

    @Test
    void takesFiftyAndEachOnce() {
        assertThat(WebOrigin.all(List.of("https://a.example", "https://A.example:443", "http://a.example")))
                .containsExactly("https://a.example", "http://a.example");
        assertThat(catchThrowableOfType(Failure.class,
                () -> WebOrigin.all(Collections.nCopies(51, "https://a.example"))).field()).isEqualTo("origins");
        assertThat(catchThrowableOfType(Failure.class, () -> WebOrigin.all(Collections.singletonList(null))).field())
                .isEqualTo("origins");
    }

    private static Failure refusal(String text) {
        return catchThrowableOfType(Failure.class, () -> WebOrigin.of(text));
    }
}
