package dev.parlance.gateway.origins;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a web page: scheme, host and port. Browsers write it in one form only, so two origins are the same
 * exactly when their texts are, and whatever is written otherwise did not come from a browser.
 */
final class WebOrigin {

    private static final Pattern FORM = Pattern
            .compile("([a-z][a-z0-9+.-]*)://([a-z0-9_-]+(?:\\.[a-z0-9_-]+)*|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    private static final int LONGEST = 300;

    private static final int LAST_PORT = 65_535;

    private WebOrigin() {
    }

    /** Whether a browser would write an origin like this. */
    static boolean isWrittenByBrowsers(String text) {
        return text.length() <= LONGEST && normal(text).filter(text::equals).isPresent();
    }

    /** An origin as somebody may have put it down for a key, in the form browsers write; empty for anything else. */
    static Optional<String> normal(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(ascii(text).toLowerCase(Locale.ROOT));
        return parts.matches() ? joined(parts.group(1), parts.group(2), parts.group(3)) : Optional.empty();
    }

    private static Optional<String> joined(String scheme, String host, @Nullable String port) {
        if (port == null) {
            return Optional.of(scheme + "://" + host);
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > LAST_PORT) {
            return Optional.empty();
        }
        boolean usual = scheme.equals("https") && number == 443 || scheme.equals("http") && number == 80;
        return Optional.of(scheme + "://" + host + (usual ? "" : ":" + number));
    }

    /** Names in other scripts, as browsers send them. */
    private static String ascii(String text) {
        int host = text.indexOf("://") + 3;
        if (host < 3 || text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        int end = text.indexOf(':', host) < 0 ? text.length() : text.indexOf(':', host);
        try {
            return text.substring(0, host) + IDN.toASCII(text.substring(host, end)) + text.substring(end);
        } catch (IllegalArgumentException noName) {
            return text;
        }
    }
}
