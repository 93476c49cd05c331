package dev.parlance.knowledge.parsing.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The first bytes of a Unicode file, where it has them. */
record ByteOrderMark(Charset charset, List<Integer> bytes) {

    /** The longer marks first: the one of UTF-32 begins like the one of UTF-16. */
    private static final List<ByteOrderMark> ALL = List.of(
            new ByteOrderMark(StandardCharsets.UTF_32LE, List.of(0xFF, 0xFE, 0, 0)),
            new ByteOrderMark(StandardCharsets.UTF_32BE, List.of(0, 0, 0xFE, 0xFF)),
            new ByteOrderMark(StandardCharsets.UTF_8, List.of(0xEF, 0xBB, 0xBF)),
            new ByteOrderMark(StandardCharsets.UTF_16LE, List.of(0xFF, 0xFE)),
            new ByteOrderMark(StandardCharsets.UTF_16BE, List.of(0xFE, 0xFF)));

    static Optional<ByteOrderMark> of(byte[] file) {
        return ALL.stream().filter(mark -> mark.begins(file)).findFirst();
    }

    /** UTF-16 without a mark: in most texts every other byte of the first ones is zero. */
    static Optional<Charset> unmarkedWide(byte[] file) {
        int seen = Math.min(file.length, 2000) / 2;
        int even = 0;
        int odd = 0;
        for (int at = 0; at < seen; at++) {
            even += file[2 * at] == 0 ? 1 : 0;
            odd += file[2 * at + 1] == 0 ? 1 : 0;
        }
        if (seen < 2 || file.length % 2 == 1 || Math.min(even, odd) * 10 > seen || Math.max(even, odd) * 4 < seen) {
            return Optional.empty();
        }
        return Optional.of(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    int length() {
        return bytes.size();
    }

    private boolean begins(byte[] file) {
        if (file.length < bytes.size()) {
            return false;
        }
        for (int at = 0; at < bytes.size(); at++) {
            if ((file[at] & 0xFF) != bytes.get(at)) {
                return false;
            }
        }
        return true;
    }
}
