package dev.parlance.inference.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds JSON in what a model has written, who often says a word before it, fences it in, or forgets a bracket. */
public final class JsonInText {

    /** What is nested deeper is no answer anybody asked for. */
    private static final int DEEPEST = 64;

    private static final int MOST_FENCED = 4;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final Pattern FENCE = Pattern.compile("```[A-Za-z0-9_-]*[ \\t]*\\R(.*?)\\R?[ \\t]*```",
            Pattern.DOTALL);

    private static final Pattern MEMBER = Pattern.compile("\"[^\"\\\\\\n]{1,200}\"\\s*:");

    private JsonInText() {
    }

    /**
     * A piece of text that is JSON.
     *
     * @param text as it was written, or mended
     */
    public record Found(String text, JsonNode json) {}

    /** All that may be meant, the likeliest first: the whole text, what is fenced in, what stands between brackets, and
     * the same with brackets that were forgotten. */
    public static List<Found> in(String text) {
        String whole = opened(text.strip());
        List<String> pieces = Stream.of(Stream.of(whole), fenced(whole), between(whole)).flatMap(each -> each)
                .distinct().toList();
        List<Found> found = new ArrayList<>();
        Stream.concat(pieces.stream(), pieces.stream().map(JsonInText::mended)).distinct()
                .forEach(piece -> read(piece, found));
        return found;
    }

    private static Stream<String> fenced(String text) {
        return text.contains("```")
                ? FENCE.matcher(text).results().limit(MOST_FENCED).map((MatchResult fence) -> fence.group(1).strip())
                : Stream.of();
    }

    private static Stream<String> between(String text) {
        int begin = beginning(text);
        int end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
        return begin >= 0 && end > begin ? Stream.of(text.substring(begin, end + 1)) : Stream.of();
    }

    private static int beginning(String text) {
        int object = text.indexOf('{');
        int list = text.indexOf('[');
        return object < 0 || list >= 0 && list < object ? list : object;
    }

    private static void read(@Nullable String piece, List<Found> found) {
        if (piece == null || piece.isEmpty()) {
            return;
        }
        try {
            JsonNode json = JSON.readTree(piece);
            if (!json.isMissingNode()) {
                found.add(new Found(piece, json));
            }
        } catch (JacksonException notJson) {
            // The next piece may be.
        }
    }

    /** With the brackets it lacks and without commas before them; what ends within a text was cut off, and is not mended. */
    private static String mended(String text) {
        int begin = beginning(text);
        return begin < 0 ? "" : new Mending().mended(text, begin);
    }

    /** What begins with a member begins within an object. */
    private static String opened(String text) {
        return MEMBER.matcher(text).lookingAt() ? "{" + text : text;
    }

    /** One pass over one piece. */
    private static final class Mending {

        private final StringBuilder out = new StringBuilder();

        private final Deque<Character> open = new ArrayDeque<>();

        private boolean quoted;

        private boolean escaped;

        String mended(String text, int begin) {
            for (int i = begin; i < text.length() && (i == begin || !open.isEmpty()); i++) {
                if (quoted) {
                    within(text.charAt(i));
                } else {
                    outside(text.charAt(i));
                }
            }
            while (!quoted && !open.isEmpty()) {
                close(open.peek());
            }
            return quoted ? "" : out.toString();
        }

        private void within(char c) {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            out.append(c);
        }

        private void outside(char c) {
            switch (c) {
                case '{' -> open('}', c);
                case '[' -> open(']', c);
                case '}', ']' -> closed(c);
                default -> {
                    quoted = c == '"';
                    out.append(c);
                }
            }
        }

        private void open(char closing, char c) {
            open.push(closing);
            out.append(c);
        }

        /** A bracket that closes what stands further out closes what stands within, too. */
        private void closed(char c) {
            while (!open.isEmpty() && open.peek() != c && open.contains(c)) {
                close(open.peek());
            }
            if (!open.isEmpty() && open.peek() == c) {
                close(c);
            }
        }

        private void close(char c) {
            int end = out.length();
            while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
                end--;
            }
            if (end > 0 && out.charAt(end - 1) == ',') {
                out.setLength(end - 1);
            }
            out.append(c);
            open.pop();
        }
    }
}
