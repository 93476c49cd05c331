package dev.parlance.knowledge.parsing.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page asks of robots.
 *
 * @param index whether it may be kept
 * @param follow whether its links may be followed
 */
public record RobotsDirectives(boolean index, boolean follow) {

    /** The name by which pages and servers can address this robot alone. */
    public static final String OURS = "parlance";

    private static final Pattern ADDRESSED = Pattern.compile("\\s*([a-z0-9_-]+)\\s*:(.*)", Pattern.DOTALL);

    /** Directives that have a colon of their own. */
    private static final Set<String> WITH_VALUE = Set.of("unavailable_after", "max-snippet", "max-image-preview",
            "max-video-preview");

    /** @param texts lists parted by commas, as they stand in a page or a header; a header may name whom it means */
    public static RobotsDirectives of(List<String> texts) {
        Set<String> words = texts.stream().flatMap(RobotsDirectives::words).collect(Collectors.toSet());
        boolean none = words.contains("none");
        return new RobotsDirectives(!none && !words.contains("noindex"), !none && !words.contains("nofollow"));
    }

    /** Both have to allow what is done. */
    public RobotsDirectives and(RobotsDirectives other) {
        return new RobotsDirectives(index && other.index, follow && other.follow);
    }

    private static Stream<String> words(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        Matcher addressed = ADDRESSED.matcher(small);
        if (!addressed.matches() || WITH_VALUE.contains(addressed.group(1))) {
            return Stream.of(small.split("[,\\s]+"));
        }
        return addressed.group(1).equals(OURS) ? Stream.of(addressed.group(2).split("[,\\s]+")) : Stream.empty();
    }
}
