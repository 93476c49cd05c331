package dev.parlance.account.apikey;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.parlance.chassis.failure.Failure;

/**
 * Where a web page is from: scheme, host and port, and nothing else, written as browsers write it (lower case, letters of
 * other alphabets as {@code xn--}, no port where it is the usual one). Two are the same when their texts are.
 */
record WebOrigin(String text) {

    private static final Pattern FORM = Pattern
            .compile("(?i)(https?)://(\\[[0-9a-f:.]+]|[^/?#@\\\\:\\[\\]\\s*%]+)(?::([0-9]{1,5}))?");

    private static final Pattern HOST = Pattern
            .compile("(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

    /** Browsers read a name that ends in a number as an IPv4 address, and rewrite most of those. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final Pattern IPV4 = Pattern
            .compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");

    /** Stands for requests that come from no page, as apps send them. */
    private static final String NONE = "none";

    private static final int MOST = 50;

    private static final int LAST_PORT = 65_535;

    /** Fails with 400 for what is no origin, and for more than 50. */
    static List<String> all(List<@Nullable String> texts) {
        if (texts.size() > MOST) {
            throw Failure.invalid("origins", "The field 'origins' takes at most " + MOST + " origins.");
        }
        return texts.stream().map(WebOrigin::of).map(WebOrigin::text).distinct().toList();
    }

    static WebOrigin of(@Nullable String text) {
        if (NONE.equals(text)) {
            return new WebOrigin(NONE);
        }
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            throw notAnOrigin();
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        return new WebOrigin(scheme + "://" + host(form.group(2)) + port(scheme, form.group(3)));
    }

    private static String host(String text) {
        if (text.startsWith("[")) {
            return Ipv6Text.canonical(text.substring(1, text.length() - 1)).map(address -> "[" + address + "]")
                    .orElseThrow(WebOrigin::notAnOrigin);
        }
        String host = ascii(text);
        boolean isAddress = ENDS_IN_NUMBER.matcher(host).matches();
        if (!(isAddress ? IPV4 : HOST).matcher(host).matches()) {
            throw notAnOrigin();
        }
        return host;
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unwritable) {
            throw notAnOrigin();
        }
    }

    private static String port(String scheme, @Nullable String text) {
        if (text == null) {
            return "";
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw notAnOrigin();
        }
        return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
    }

    private static Failure notAnOrigin() {
        return Failure.invalid("origins", "The field 'origins' takes origins such as https://shop.example.com or "
                + "http://localhost:3000: scheme, host and port, without a path and without '*'.");
    }
}
