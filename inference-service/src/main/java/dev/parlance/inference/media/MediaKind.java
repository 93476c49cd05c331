package dev.parlance.inference.media;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import dev.parlance.chassis.failure.Failure;

/** What can be turned into text, in the words of the platform API. */
public enum MediaKind {

    IMAGE("Image", "image"), AUDIO("Audio", "audio"), VIDEO("Video", "video"), FILE("File",
            "file"), OTHER_FILES("OtherFiles", "file");

    /** In this place a request says which of them are wanted. */
    public static final String MEMBER = "multimodal_preprocess";

    private static final String ALL = "All";

    private final String word;

    private final String name;

    MediaKind(String word, String name) {
        this.word = word;
        this.name = name;
    }

    /** What people call one of them. */
    String called() {
        return name;
    }

    /** One word or a list of them; none where there is nothing. Fails with 400 for a word that is none of these. */
    public static Set<MediaKind> read(@Nullable JsonNode words) {
        Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
        if (words != null && !words.isNull() && !words.isMissingNode()) {
            (words.isArray() ? words.valueStream().toList() : List.of(words)).forEach(each -> add(kinds, each));
        }
        return kinds;
    }

    private static void add(Set<MediaKind> kinds, JsonNode word) {
        List<MediaKind> meant = Arrays.stream(values())
                .filter(kind -> word.asString("").equals(ALL) || word.asString("").equals(kind.word)).toList();
        if (meant.isEmpty()) {
            throw Failure.invalid(MEMBER,
                    "The field '" + MEMBER + "' takes Image, Audio, Video, File, OtherFiles or All.");
        }
        kinds.addAll(meant);
    }

    /** By the type of what a file holds. */
    static MediaKind ofFile(String type) {
        return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
            case "image" -> IMAGE;
            case "audio" -> AUDIO;
            case "video" -> VIDEO;
            default -> type.equals("application/pdf") ? FILE : OTHER_FILES;
        };
    }
}
