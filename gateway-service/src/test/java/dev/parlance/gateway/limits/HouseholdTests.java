package dev.parlance.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;

class HouseholdTests {

    @Test
    void isOneAddressOfTheOldKind() {
        assertThat(of("192.0.2.7")).isEqualTo(of("::ffff:192.0.2.7")).isNotEqualTo(of("192.0.2.8"));
    }

    @Test
    void isWholeNetworkOfTheNewKind() {
        assertThat(of("2001:db8:1:2:aaaa::1")).isEqualTo(of("2001:db8:1:2::99"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
    }

    private static String of(String address) {
        return Household.of(InetAddress.ofLiteral(address));
    }
}
