package dev.parlance.inference;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import dev.parlance.inference.stream.JsonText;

/** Upstreams that answer by what they are asked, as a stream or whole, whichever is wanted. */
final class Scripted {

    private Scripted() {
    }

    /** One text after the other; the last one over and over. */
    static FakeUpstream.Script texts(FakeUpstream upstream, String... texts) {
        Iterator<String> left = Arrays.asList(texts).iterator();
        String[] latest = new String[1];
        return by(upstream, request -> {
            latest[0] = left.hasNext() ? left.next() : latest[0];
            return latest[0];
        });
    }

    /** @param says the text of the answer to a request */
    static FakeUpstream.Script by(FakeUpstream upstream, Function<JsonNode, String> says) {
        return (request, response) -> {
            JsonNode asked = GatewayUser.json(upstream.bodies().getLast());
            String text = JsonText.quoted(says.apply(asked));
            FakeUpstream.Script told = asked.path("stream").asBoolean(false)
                    ? FakeUpstream.events(FakeUpstream.answer(text.substring(1, text.length() - 1)))
                    : FakeUpstream.json(200, GatewayUser.answer("\"content\":" + text));
            return told.answer(request, response);
        };
    }
}
