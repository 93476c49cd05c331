package dev.parlance.gateway.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import dev.parlance.chassis.egress.Network;

class ClientAddressesTests {

    private final ClientAddresses open = new ClientAddresses(List.of());

    private final ClientAddresses behindProxies = new ClientAddresses(
            List.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8")));

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP",
            "X-Parlance-Client-Address"})
    void believeNobodyWhoIsNoProxy(String header) {
        assertThat(of(open, "192.0.2.7", header, "198.51.100.1")).isEqualTo("192.0.2.7");
        assertThat(of(behindProxies, "192.0.2.7", header, "198.51.100.1")).isEqualTo("192.0.2.7");
        assertThat(of(open, "192.0.2.7", "Forwarded", "for=198.51.100.1")).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"198.51.100.1|198.51.100.1", "9.9.9.9, 198.51.100.1|198.51.100.1",
            "198.51.100.1, 10.2.3.4|198.51.100.1", "10.0.0.9, 198.51.100.1, 10.2.3.4|198.51.100.1",
            "198.51.100.1:4711|198.51.100.1", "nonsense|10.0.0.1", "198.51.100.1, nonsense|10.0.0.1",
            "198.51.100.1, nonsense, 10.3.3.3|10.3.3.3", "[2001:db8::1]:443|2001:db8:0:0:0:0:0:1",
            "10.9.9.9|10.9.9.9", "''|10.0.0.1", "198.51.100.1,|10.0.0.1", "0x7f000001|10.0.0.1",
            "localhost|10.0.0.1"})
    void takeTheLastThatIsNoProxyOfOurs(String hops, String client) {
        assertThat(of(behindProxies, "10.0.0.1", "X-Forwarded-For", hops)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"for=198.51.100.1|198.51.100.1",
            "For=\"[2001:db8::1]:99\";proto=https|2001:db8:0:0:0:0:0:1", "for=9.9.9.9, for=198.51.100.1|198.51.100.1",
            "proto=http;for=198.51.100.1, for=10.7.7.7|198.51.100.1", "for=unknown|10.0.0.1", "by=9.9.9.9|10.0.0.1"})
    void readTheStandardHeaderToo(String hops, String client) {
        assertThat(of(behindProxies, "10.0.0.1", "Forwarded", hops)).isEqualTo(client);
    }

    private static String of(ClientAddresses addresses, String peer, String header, String value) {
        return addresses.of(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1)).header(header, value).build())
                .getHostAddress();
    }
}
