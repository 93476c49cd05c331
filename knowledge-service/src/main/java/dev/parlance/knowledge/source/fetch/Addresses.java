package dev.parlance.knowledge.source.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import crawlercommons.filters.basic.BasicURLNormalizer;
import crawlercommons.filters.basic.BasicURLNormalizer.IdnNormalization;

import dev.parlance.chassis.egress.GuardedHttp;
import dev.parlance.chassis.failure.Failure;

/**
 * Web addresses in one form each: names in ASCII and small letters, no usual port, no dots in the path, no fragment. The query
 * stays as it is written, because its order may mean something.
 */
public final class Addresses {

    private static final int LONGEST = 2_000;

    private static final Pattern USER = Pattern.compile("(?i)[a-z][a-z0-9+.-]*://[^/?#]*@.*");

    private static final String LEGAL_IN_QUERY = "-._~!$&'()*+,;=:@/?%";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final BasicURLNormalizer NORMALIZER = BasicURLNormalizer.newBuilder()
            .idnNormalization(IdnNormalization.PUNYCODE).build();

    private Addresses() {
    }

    /** @throws Failure naming the field, for what is no address of the web */
    public static URI typed(String field, String text) {
        String bare = text.strip();
        if (USER.matcher(bare).matches()) {
            throw Failure.invalid(field,
                    "The field '" + field + "' needs an http or https address without a password.");
        }
        if (bare.length() > LONGEST) {
            throw Failure.invalid(field,
                    "The field '%s' may have at most %,d characters.".formatted(field, LONGEST));
        }
        return GuardedHttp.address(field, normal(bare).orElse(""));
    }

    /** The same for an address that stands in a page; empty for what cannot be asked. */
    public static Optional<URI> found(String text) {
        try {
            return text.length() > LONGEST ? Optional.empty() : Optional.of(typed("link", text));
        } catch (Failure unfit) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port, within which a crawl stays. */
    public static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** The address without its query. */
    public static String path(URI address) {
        return origin(address) + address.getRawPath();
    }

    private static Optional<String> normal(String text) {
        int fragment = text.indexOf('#');
        String whole = fragment < 0 ? text : text.substring(0, fragment);
        int question = whole.indexOf('?');
        String query = question < 0 ? "" : whole.substring(question + 1);
        String base = NORMALIZER.filter(question < 0 ? whole : whole.substring(0, question));
        return Optional.ofNullable(base).map(known -> query.isEmpty() ? known : known + "?" + escaped(query));
    }

    private static String escaped(String query) {
        StringBuilder escaped = new StringBuilder();
        for (byte each : query.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xFF);
            boolean legal = letter < 128 && (Character.isLetterOrDigit(letter) || LEGAL_IN_QUERY.indexOf(letter) >= 0);
            escaped.append(legal ? String.valueOf(letter) : "%" + HEX.toHexDigits(each));
        }
        return escaped.toString();
    }
}
