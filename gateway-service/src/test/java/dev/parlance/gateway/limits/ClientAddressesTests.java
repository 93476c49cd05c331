package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
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
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "CF-Connecting-IP", "True-Client-IP"})
    void believesNobodyWhoIsNoProxy(String header) {
        assertThat(of(open, "192.0.2.7", header, "198.51.100.1")).isEqualTo("c0000207");
        assertThat(of(behindProxies, "192.0.2.7", header, "198.51.100.1")).isEqualTo("c0000207");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"198.51.100.1|c6336401", "9.9.9.9, 198.51.100.1|c6336401",
            "198.51.100.1, 10.2.3.4|c6336401", "198.51.100.1:4711|c6336401", "nonsense|0a000001",
            "198.51.100.1, nonsense|0a000001", "[2001:db8::1]:443|20010db8000000000000000000000000",
            "10.9.9.9|0a090909", "''|0a000001"})
    void takesTheLastThatIsNoProxyOfOurs(String hops, String client) {
        assertThat(of(behindProxies, "10.0.0.1", "X-Forwarded-For", hops)).isEqualTo(client);
    }

    @Test
    void takesAnIpv6NetworkForOneHousehold() {
        assertThat(of(open, "2001:db8:1:2:aaaa::1", "X", "")).isEqualTo(of(open, "2001:db8:1:2::99", "X", ""));
        assertThat(of(open, "2001:db8:1:2::1", "X", "")).isNotEqualTo(of(open, "2001:db8:1:3::1", "X", ""));
    }

    private static String of(ClientAddresses addresses, String peer, String header, String value) {
        return addresses.of(MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1)).header(header, value).build());
    }
}
