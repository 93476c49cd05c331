package dev.parlance.account.visitor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, as far as that tells people apart: an IPv4 address, or the first 64 bits of an IPv6 one,
 * since whoever has one of those has all the rest.
 */
public record ClientAddress(String text) {

    /** Where the edge says whom it serves; what a client writes there itself does not pass the edge. */
    public static final String HEADER = "X-Parlance-Client-Address";

    private static final ClientAddress UNKNOWN = new ClientAddress("unknown");

    private static final int NETWORK_BYTES = 8;

    /**
     * @param told by the edge, absent when nobody stands between
     * @param peer who is connected
     */
    static ClientAddress of(@Nullable String told, @Nullable InetSocketAddress peer) {
        if (told == null) {
            return peer == null || peer.getAddress() == null ? UNKNOWN : of(peer.getAddress());
        }
        try {
            return of(InetAddress.ofLiteral(told.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return UNKNOWN;
        }
    }

    private static ClientAddress of(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
            return new ClientAddress(HexFormat.ofDelimiter(":").formatHex(network) + "/64");
        }
        return new ClientAddress(address.getHostAddress());
    }
}
