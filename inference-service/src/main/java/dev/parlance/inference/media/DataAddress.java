package dev.parlance.inference.media;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Contents that stand in a request: {@code data:} addresses, and base64 alone. */
final class DataAddress {

    private static final String SCHEME = "data:";

    private DataAddress() {
    }

    /** What it says it holds. */
    static Optional<String> type(String address) {
        if (!address.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String head = address.substring(SCHEME.length(), Math.max(SCHEME.length(), address.indexOf(',')));
        String type = head.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? Optional.empty() : Optional.of(type);
    }

    /** @throws IllegalArgumentException where it is not base64 */
    static byte[] bytes(String address) {
        if (!address.startsWith(SCHEME)) {
            return decoded(address);
        }
        int comma = address.indexOf(',');
        if (comma < 0 || !address.substring(0, comma).endsWith(";base64")) {
            throw new IllegalArgumentException("Not base64");
        }
        return decoded(address.substring(comma + 1));
    }

    /** Lines and the alphabet of addresses are understood, too. */
    private static byte[] decoded(String text) {
        return Base64.getMimeDecoder().decode(demanded(text.replace('-', '+').replace('_', '/')));
    }

    private static String demanded(String text) {
        if (!text.matches("[A-Za-z0-9+/=\\s]*+")) {
            throw new IllegalArgumentException("Not base64");
        }
        return text;
    }

    static String of(String type, byte[] content) {
        return SCHEME + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }
}
