package dev.parlance.gateway.limits;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.egress.Network;

/**
 * Tells strangers apart by their address. What a proxy says about the client before it is believed only of proxies that the
 * operator has named; of all others their own address counts. The 2^64 addresses of an IPv6 network are one household.
 */
final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final int IPV6_NETWORK = 8;

    private final List<Network> proxies;

    ClientAddresses(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** As text, the same for everybody who counts as one. */
    String of(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress address = peer == null ? null : peer.getAddress();
        return address == null ? "unknown" : household(client(address, request));
    }

    private InetAddress client(InetAddress peer, ServerHttpRequest request) {
        return proxies.isEmpty() || !isProxy(peer)
                ? peer
                : behind(peer, String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(","));
    }

    /** Each proxy adds whom it heard from at the end; the last one that is no proxy of ours is the client. */
    private InetAddress behind(InetAddress peer, String[] hops) {
        InetAddress nearest = peer;
        for (int hop = hops.length - 1; hop >= 0 && isProxy(nearest); hop--) {
            InetAddress before = literal(hops[hop].strip());
            if (before == null) {
                return nearest;
            }
            nearest = before;
        }
        return nearest;
    }

    private boolean isProxy(InetAddress address) {
        byte[] bytes = address.getAddress();
        return proxies.stream().anyMatch(network -> network.contains(bytes));
    }

    /** Also with a port behind it, and in brackets. */
    private static @Nullable InetAddress literal(String text) {
        String bare = text.startsWith("[")
                ? text.substring(1, Math.max(1, text.indexOf(']')))
                : text.indexOf(':') == text.lastIndexOf(':') ? text.split(":", 2)[0] : text;
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static String household(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length > 4) {
            Arrays.fill(bytes, IPV6_NETWORK, bytes.length, (byte) 0);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
