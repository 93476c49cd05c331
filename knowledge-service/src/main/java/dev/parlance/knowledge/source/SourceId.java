package dev.parlance.knowledge.source;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.parlance.chassis.failure.Failure;

/** Names a source: {@code kb_} and the 32 digits of its UUID. */
public record SourceId(UUID value) {

    private static final Pattern FORM = Pattern
            .compile("kb_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    /** Empty for everything that is not exactly the text of such an id. */
    static Optional<SourceId> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SourceId(UUID.fromString(parts.replaceFirst("$1-$2-$3-$4-$5"))))
                : Optional.empty();
    }

    /** @throws Failure not found, for what is no id at all, too */
    static UUID known(String text) {
        return parse(text).map(SourceId::value).orElseThrow(() -> Failure.notFound("source"));
    }

    /** As callers see it. */
    public String text() {
        return "kb_" + value.toString().replace("-", "");
    }
}
