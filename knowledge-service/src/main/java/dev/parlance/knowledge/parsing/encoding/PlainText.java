package dev.parlance.knowledge.parsing.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/** Turns the bytes of a text file into characters, whatever set they were written in. */
public final class PlainText {

    private static final int SAMPLE = 64 * 1024;

    private static final int PASSING = 16 * 1024;

    private static final List<Charset> SINGLE_BYTE = charsets("windows-1252", "windows-1250", "windows-1251",
            "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "KOI8-R");

    private PlainText() {
    }

    public static String decode(byte[] bytes) {
        return decode(bytes, null);
    }

    /** @param declared what the file says about itself; believed if it can be true */
    public static String decode(byte[] bytes, @Nullable Charset declared) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(bytes);
        if (mark.isPresent()) {
            return new String(bytes, mark.get().length(), bytes.length - mark.get().length(), mark.get().charset());
        }
        Charset charset = declared != null && canDecode(bytes, declared) ? declared : guess(bytes);
        return new String(bytes, charset);
    }

    private static Charset guess(byte[] bytes) {
        Optional<Charset> wide = ByteOrderMark.unmarkedWide(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        if (canDecode(bytes, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        return likeliest(bytes.length > SAMPLE ? Arrays.copyOf(bytes, SAMPLE) : bytes);
    }

    private static Charset likeliest(byte[] sample) {
        Map<Charset, Double> votes = votes(sample);
        List<Charset> candidates = new ArrayList<>(EastAsian.charsets());
        candidates.addAll(SINGLE_BYTE);
        return candidates.stream().max(Comparator.comparingDouble(charset -> worth(sample, charset, votes)))
                .orElse(StandardCharsets.UTF_8);
    }

    private static double worth(byte[] sample, Charset charset, Map<Charset, Double> votes) {
        String text = new String(sample, charset);
        long broken = text.chars().filter(character -> character == 0xFFFD).count();
        return Plausibility.of(text) * (0.4 + 0.6 * EastAsian.everyday(sample, charset))
                + votes.getOrDefault(charset, 0.0) - Math.min(2.0, broken > 1 ? 0.5 + broken / 20.0 : 0);
    }

    /** What two detectors believe, each by its own statistics; at most 0.25 together. */
    private static Map<Charset, Double> votes(byte[] sample) {
        Map<Charset, Double> votes = new HashMap<>();
        CharsetDetector statistics = new CharsetDetector();
        statistics.setText(sample);
        for (CharsetMatch match : statistics.detectAll()) {
            known(match.getName()).ifPresent(charset -> votes.merge(charset, match.getConfidence() / 500.0, Math::max));
        }
        UniversalDetector second = new UniversalDetector();
        second.handleData(sample);
        second.dataEnd();
        Optional.ofNullable(second.getDetectedCharset()).flatMap(PlainText::known)
                .ifPresent(charset -> votes.merge(charset, 0.05, Double::sum));
        return votes;
    }

    /** Detectors name the standard; files are written in what Windows made of it. */
    private static Optional<Charset> known(String name) {
        String widened = switch (name) {
            case "Shift_JIS", "SHIFT_JIS" -> "windows-31j";
            case "EUC-KR" -> "x-windows-949";
            case "ISO-8859-1", "ISO-8859-15" -> "windows-1252";
            case "ISO-8859-2" -> "windows-1250";
            case "ISO-8859-7" -> "windows-1253";
            case "ISO-8859-8", "ISO-8859-8-I" -> "windows-1255";
            case "ISO-8859-9" -> "windows-1254";
            default -> name;
        };
        return Charset.isSupported(widened) ? Optional.of(Charset.forName(widened)) : Optional.empty();
    }

    private static boolean canDecode(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer passing = CharBuffer.allocate(PASSING);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, passing.clear(), true);
        }
        return !result.isError() && !decoder.flush(passing.clear()).isError();
    }

    private static List<Charset> charsets(String... names) {
        return Arrays.stream(names).filter(Charset::isSupported).map(Charset::forName).toList();
    }
}
