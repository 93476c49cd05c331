package dev.parlance.account.visitor;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ClientAddress}. */
class ClientAddressTests {

    private static final InetSocketAddress PEER = new InetSocketAddress("198.51.100.7", 4711);

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "' 192.0.2.1 ', 192.0.2.1", "::ffff:192.0.2.1, 192.0.2.1",
            "2001:db8:1:2::1, 20:01:0d:b8:00:01:00:02/64", "2001:db8:1:2:ffff::9, 20:01:0d:b8:00:01:00:02/64"})
    void isWhatTheEdgeSays(String told, String kept) {
        assertThat(ClientAddress.of(told, PEER).text()).isEqualTo(kept);
    }

    @Test
    void isThePeerWhereNobodyStandsBetween() {
        assertThat(ClientAddress.of(null, PEER).text()).isEqualTo("198.51.100.7");
        assertThat(ClientAddress.of(null, null).text()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "192.0.2.1, 192.0.2.2", "1.2.3.4:80", "nul\0"})
    void asksNobodyWhereAWordLeads(String told) {
        assertThat(ClientAddress.of(told, PEER).text()).isEqualTo("unknown");
    }
}
