package dev.parlance.chassis.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be dialled. Everything that is not plainly public is refused, judged on the resolved bytes, because
 * the platform's own predicates miss carrier-grade, benchmarking, translated and unique-local ranges.
 */
public final class EgressPolicy {

    private static final List<Network> CLOSED = Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/96", "64:ff9b::/96",
            "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10",
            "fec0::/10", "ff00::/8").map(Network::parse).toList();

    private final List<Network> allowed;

    public EgressPolicy(EgressSettings settings) {
        this.allowed = settings.allow().stream().map(String::strip).filter(text -> !text.isEmpty())
                .map(Network::parse).toList();
    }

    public boolean permits(InetAddress address) {
        byte[] bytes = address.getAddress();
        return within(allowed, bytes) || !within(CLOSED, bytes);
    }

    private static boolean within(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
