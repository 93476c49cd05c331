package dev.parlance.knowledge.parsing.encoding;

import java.nio.charset.Charset;
import java.util.List;

/**
 * The double-byte sets of East Asia. Any of them can often decode the bytes of another, but only in the right one do the characters
 * fall into the rows that hold the everyday ones.
 */
final class EastAsian {

    /** @param leads first bytes of the everyday characters, as from-to pairs */
    private record Set(Charset charset, int lowestLead, int lowestTrail, List<Integer> leads) {}

    private static final List<Set> SETS = List.of(
            new Set(Charset.forName("windows-31j"), 0x81, 0x40, List.of(0x81, 0x83, 0x88, 0x97)),
            new Set(Charset.forName("EUC-JP"), 0xA1, 0xA1, List.of(0xA1, 0xA5, 0xB0, 0xCF)),
            new Set(Charset.forName("x-windows-949"), 0x81, 0x41, List.of(0xA1, 0xA3, 0xB0, 0xC8)),
            new Set(Charset.forName("GB18030"), 0x81, 0x40, List.of(0xA1, 0xA3, 0xB0, 0xD7)),
            new Set(Charset.forName("Big5"), 0x81, 0x40, List.of(0xA1, 0xA1, 0xA4, 0xC6)));

    private EastAsian() {
    }

    static List<Charset> charsets() {
        return SETS.stream().map(Set::charset).toList();
    }

    /** Share of the double-byte characters that are everyday ones, from 0 to 1; 1 for other character sets. */
    static double everyday(byte[] bytes, Charset charset) {
        return SETS.stream().filter(set -> set.charset().equals(charset)).findFirst().map(set -> share(bytes, set))
                .orElse(1.0);
    }

    private static double share(byte[] bytes, Set set) {
        int pairs = 0;
        int everyday = 0;
        for (int at = 0; at < Math.min(bytes.length, 20_000) - 1; at++) {
            int lead = bytes[at] & 0xFF;
            if (lead >= set.lowestLead() && !isSingle(lead, set) && (bytes[at + 1] & 0xFF) >= set.lowestTrail()) {
                pairs++;
                everyday += isEveryday(lead, set) ? 1 : 0;
                at++;
            } else if (lead >= 0x80) {
                pairs++;
            }
        }
        return pairs == 0 ? 0 : (double) everyday / pairs;
    }

    /** Half-width kana are single bytes in the Japanese set of Windows. */
    private static boolean isSingle(int lead, Set set) {
        return set.lowestLead() == 0x81 && set.charset().name().equals("windows-31j") && lead >= 0xA1 && lead <= 0xDF;
    }

    private static boolean isEveryday(int lead, Set set) {
        for (int pair = 0; pair < set.leads().size(); pair += 2) {
            if (lead >= set.leads().get(pair) && lead <= set.leads().get(pair + 1)) {
                return true;
            }
        }
        return false;
    }
}
