package dev.parlance.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTextTests {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "A.B:1", "127.0.0.1:65535", "[::1]", "[2001:db8::1]:8080", "a:", "x_y.z-1"})
    void isAHost(String text) {
        assertThat(HostText.isPlain(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", "a b", "a/b", "a@b", "a?b", "a#b", "a\\b", "a:b", "a:123456", "[]", "[::1",
            "[::1]x", "[::1]:x", "::1", "a,b", "a;b", "%61", "\u00fc", "a\u0000"})
    void isNone(String text) {
        assertThat(HostText.isPlain(text)).isFalse();
        assertThat(HostText.isPlain("a".repeat(256))).isFalse();
    }
}
