package dev.parlance.inference.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * A change to bytes of JSON that leaves everything around it as it was.
 *
 * @param start offset of the first byte replaced
 * @param end offset after the last; the same as {@code start} inserts
 */
public record JsonEdit(int start, int end, String text) {

    /** Edits must not overlap. */
    public static byte[] apply(byte[] json, List<JsonEdit> edits) {
        if (edits.isEmpty()) {
            return json;
        }
        ByteArrayOutputStream edited = new ByteArrayOutputStream(json.length + 64 * edits.size());
        int from = 0;
        for (JsonEdit edit : edits.stream().sorted(Comparator.comparingInt(JsonEdit::start)).toList()) {
            edited.write(json, from, edit.start - from);
            edited.writeBytes(edit.text.getBytes(StandardCharsets.UTF_8));
            from = edit.end;
        }
        edited.write(json, from, json.length - from);
        return edited.toByteArray();
    }
}
