package dev.parlance.account.apikey;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** IPv6 addresses as browsers write them: hexadecimal without leading zeros, the longest run of zeros left out. */
final class Ipv6Text {

    private static final int PIECES = 8;

    private Ipv6Text() {
    }

    /** Empty for what is no IPv6 address. */
    static Optional<String> canonical(String text) {
        try {
            return InetAddress.ofLiteral(text) instanceof Inet6Address address
                    ? Optional.of(written(pieces(address)))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static int[] pieces(Inet6Address address) {
        var bytes = ByteBuffer.wrap(address.getAddress()).asCharBuffer();
        return IntStream.range(0, PIECES).map(bytes::get).toArray();
    }

    private static String written(int[] pieces) {
        int start = longestRunOfZeros(pieces);
        int length = run(pieces, start);
        if (length < 2) {
            return joined(pieces, 0, PIECES);
        }
        return joined(pieces, 0, start) + "::" + joined(pieces, start + length, PIECES);
    }

    /** The first of the longest. */
    private static int longestRunOfZeros(int[] pieces) {
        int best = 0;
        for (int start = 1; start < PIECES; start++) {
            best = run(pieces, start) > run(pieces, best) ? start : best;
        }
        return best;
    }

    private static int run(int[] pieces, int start) {
        int end = start;
        while (end < PIECES && pieces[end] == 0) {
            end++;
        }
        return end - start;
    }

    private static String joined(int[] pieces, int from, int to) {
        var text = new StringJoiner(":");
        for (int place = from; place < to; place++) {
            text.add(Integer.toHexString(pieces[place]));
        }
        return text.toString();
    }
}
