package dev.parlance.chassis.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.parlance.chassis.failure.Failure;

/** Tests for {@link EgressPolicy} and the addresses {@link GuardedHttp} reads. */
class EgressPolicyTests {

    private final EgressPolicy closed = new EgressPolicy(new EgressSettings(List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "100.64.0.1", "169.254.169.254",
            "172.16.0.1", "172.31.255.255", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
            "::1", "::", "::127.0.0.1", "fd00::1", "fe80::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::",
            "2001:db8::1", "::ffff:169.254.169.254"})
    void refusesEverythingThatIsNotPublic(String address) throws UnknownHostException {
        assertThat(closed.permits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111"})
    void permitsPublicAddresses(String address) throws UnknownHostException {
        assertThat(closed.permits(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void permitsWhatTheOperatorOpened() throws UnknownHostException {
        var opened = new EgressPolicy(new EgressSettings(List.of("10.1.0.0/16", " ::1 ")));

        assertThat(opened.permits(InetAddress.getByName("10.1.9.9"))).isTrue();
        assertThat(opened.permits(InetAddress.getByName("::1"))).isTrue();
        assertThat(opened.permits(InetAddress.getByName("10.2.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://user@host/", "http://a.com:80:90@b.com/", "ftp://a.com/",
            "http://a.com\\b", "http:///path", "jar:http://a", "http://①②⑦.0.0.1/", "http://a b/"})
    void refusesAddressesParsersDisagreeAbout(String address) {
        assertThatThrownBy(() -> GuardedHttp.address("url", address)).isInstanceOf(Failure.class)
                .hasMessageContaining("url");
    }

    @Test
    void readsOrdinaryAddress() {
        assertThat(GuardedHttp.address("url", "https://example.org:8443/v1").getPort()).isEqualTo(8443);
    }
}
