package dev.parlance.gateway.limits;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom an address stands for: the 2^64 addresses of an IPv6 network are given to one household, and count as one. */
final class Household {

    private static final int IPV4 = 4;

    private static final int IPV6_NETWORK = 8;

    private Household() {
    }

    /** As text, the same for everybody who counts as one. */
    static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length > IPV4) {
            Arrays.fill(bytes, IPV6_NETWORK, bytes.length, (byte) 0);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
