package dev.parlance.inference.media;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

/**
 * A part of a message that is no text.
 *
 * @param field where it stands in the request
 * @param name how its owner calls it; empty where it has no name
 * @param type of what it holds, as far as it is known before it is there
 * @param address an address, a data address or base64 alone
 */
record Medium(String field, MediaKind kind, String name, String type, String address) {

    private static final String UNKNOWN = "application/octet-stream";

    /** Nothing for text and for parts nobody here knows, which are left to the model. */
    static Optional<Medium> of(String field, JsonNode part) {
        return switch (part.path("type").asString("")) {
            case "image_url" -> linked(field + ".image_url", MediaKind.IMAGE, part.path("image_url"), "image/*");
            case "video_url" -> linked(field + ".video_url", MediaKind.VIDEO, part.path("video_url"), "video/*");
            case "input_audio" -> audio(field + ".input_audio", part.path("input_audio"));
            case "file" -> file(field + ".file", part.path("file"));
            default -> Optional.empty();
        };
    }

    private static Optional<Medium> linked(String field, MediaKind kind, JsonNode given, String type) {
        String address = given.isString() ? given.stringValue() : given.path("url").asString("");
        return address.isBlank()
                ? Optional.empty()
                : Optional.of(new Medium(field + ".url", kind, "", DataAddress.type(address).orElse(type), address));
    }

    private static Optional<Medium> audio(String field, JsonNode given) {
        String format = given.path("format").asString("wav").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String data = given.path("data").asString("");
        return data.isBlank()
                ? Optional.empty()
                : Optional.of(new Medium(field + ".data", MediaKind.AUDIO, "", "audio/" + format, data));
    }

    private static Optional<Medium> file(String field, JsonNode given) {
        String data = given.path("file_data").asString("");
        if (data.isBlank()) {
            return Optional.empty();
        }
        String name = given.path("filename").asString("file");
        String type = DataAddress.type(data).filter(told -> !told.equals(UNKNOWN)).orElseGet(() -> byName(name));
        return Optional.of(new Medium(field + ".file_data", MediaKind.ofFile(type), name, type, data));
    }

    private static String byName(String name) {
        return Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(name), UNKNOWN);
    }

    boolean isRemote() {
        return address.startsWith("http://") || address.startsWith("https://");
    }

    /** As people find it again. */
    String words() {
        if (isRemote()) {
            int query = address.indexOf('?');
            return "'" + (query < 0 ? address : address.substring(0, query)) + "'";
        }
        return name.isEmpty() ? "the " + kind.called() + " in '" + field + "'" : "'" + name + "'";
    }
}
