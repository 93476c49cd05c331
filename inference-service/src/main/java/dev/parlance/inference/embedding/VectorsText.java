package dev.parlance.inference.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.parlance.inference.stream.JsonText;

/** An answer with vectors in the OpenAI shape, written piece by piece as they come. One instance writes one answer. */
final class VectorsText {

    private final boolean base64;

    private final List<byte[]> pieces = new ArrayList<>();

    private int vectors;

    /** @param base64 whether they stay as they come, instead of becoming numbers */
    VectorsText(boolean base64) {
        this.base64 = base64;
        add("{\"object\":\"list\",\"data\":[");
    }

    void add(List<String> some) {
        StringBuilder text = new StringBuilder(some.size() * (base64 ? 2_200 : 4_700));
        for (String vector : some) {
            text.append(vectors == 0 ? "" : ",").append("{\"object\":\"embedding\",\"index\":").append(vectors)
                    .append(",\"embedding\":");
            write(vector, text);
            text.append('}');
            vectors++;
        }
        add(text.toString());
    }

    /** @param bill items, as JSON */
    List<byte[]> ended(String model, int tokens, String bill) {
        add("],\"model\":" + JsonText.quoted(model) + ",\"usage\":{\"prompt_tokens\":" + tokens
                + ",\"total_tokens\":" + tokens + "},\"generation_context\":" + context(bill) + "}");
        return pieces;
    }

    static String context(String bill) {
        return "{\"generated_usage\":" + bill + ",\"runned_functions\":[]}";
    }

    private void write(String vector, StringBuilder text) {
        if (base64) {
            text.append('"').append(vector).append('"');
            return;
        }
        FloatBuffer numbers = ByteBuffer.wrap(Base64.getDecoder().decode(vector)).order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        char before = '[';
        while (numbers.hasRemaining()) {
            text.append(before).append(numbers.get());
            before = ',';
        }
        text.append(']');
    }

    private void add(String text) {
        pieces.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
