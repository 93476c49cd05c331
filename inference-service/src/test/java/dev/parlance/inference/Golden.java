package dev.parlance.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Flux;

import static dev.parlance.inference.FakeUpstream.done;
import static dev.parlance.inference.FakeUpstream.stop;
import static dev.parlance.inference.FakeUpstream.token;
import static dev.parlance.inference.FakeUpstream.usage;

/** What each chat shape has to look like, byte by byte, for one and the same answer of the model. */
final class Golden {

    /** As callers should read the answer. */
    static final String TEXT = "The \"plus\" plan\ncosts 9 € 😀 a\u2028b\\c [1].";

    static final String SESSION = "sess_0350nJoTHxZMx3KMxdS4vw";

    static final String CONVERSATION = "019a9f6e-7c1d-7b52-8a3e-2f9d60c4b711";

    private Golden() {
    }

    /** What the answer rests on. */
    static void know(InferenceOverHttp house) {
        house.knowledge().are(KnownPassages.passage("Price list", "The \"plus\" plan costs 9 €."));
    }

    /** The answer as the model sends it, with its reasoning, which no chat shows. */
    static Flux<String> answer() {
        String thought = token("x").replace("\"content\":\"x\"", "\"reasoning_content\":\"Let me think.\"");
        return Flux.just(thought, token("The \\\"plus\\\" plan\\n"), token("costs "), token("9 €"),
                token(" \\ud83d\\ude00 "), token("a\\u2028b\\\\c"), token(" [1]."), stop(), usage(), done());
    }

    /** The same, until the model fails. */
    static Flux<String> brokenAnswer() {
        return Flux.just(token("The \\\"plus\\\" plan\\n"), "data: {\"error\":{\"message\":\"out of memory\"}}\n\n");
    }

    static byte[] bytes(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With the names that are new each time in place of those of the files. */
    static byte[] bytes(String name, String session) {
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        return text.replace(SESSION, session).replace(CONVERSATION, session).getBytes(StandardCharsets.UTF_8);
    }
}
