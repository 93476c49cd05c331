package dev.parlance.gateway.peers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

import dev.parlance.chassis.egress.Network;

/**
 * The address of the client. What a proxy says about it is believed only of proxies that the operator has named; of
 * everybody else their own address counts, whatever their headers say.
 */
public final class ClientAddresses {

    private static final String ATTRIBUTE = ClientAddresses.class.getName();

    private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");

    private final List<Network> proxies;

    ClientAddresses(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    public InetAddress of(ServerWebExchange exchange) {
        InetAddress known = exchange.getAttribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        InetAddress address = of(exchange.getRequest());
        exchange.getAttributes().put(ATTRIBUTE, address);
        return address;
    }

    InetAddress of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress peer = remote == null ? null : remote.getAddress();
        if (peer == null) {
            return NOWHERE;
        }
        return proxies.isEmpty() || !isProxy(peer) ? peer : behind(peer, hops(request.getHeaders()));
    }

    private static List<String> hops(HttpHeaders headers) {
        List<String> hops = Hops.forwardedFor(headers);
        return hops.isEmpty() ? Hops.forwarded(headers) : hops;
    }

    /** Each proxy adds whom it heard from at the end; the last one that is no proxy of ours is the client. */
    private InetAddress behind(InetAddress peer, List<String> hops) {
        InetAddress nearest = peer;
        for (int hop = hops.size() - 1; hop >= 0 && isProxy(nearest); hop--) {
            @Nullable
            InetAddress before = Hops.address(hops.get(hop));
            if (before == null) {
                return nearest;
            }
            nearest = before;
        }
        return nearest;
    }

    private boolean isProxy(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network proxy : proxies) {
            if (proxy.contains(bytes)) {
                return true;
            }
        }
        return false;
    }
}
