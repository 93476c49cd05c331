package dev.parlance.inference.conversation.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

import dev.parlance.inference.conversation.KeptTurn;

/**
 * Writes turns as JSON, one after the other.
 *
 * @param json writes
 * @param at what the time of a message is called
 */
record TurnText(JsonMapper json, String at) {

    private static final MediaType LINES = MediaType.parseMediaType("application/jsonl;charset=utf-8");

    /** The messages of a turn, parted by commas; there is always one. */
    String messages(KeptTurn turn) {
        StringBuilder text = new StringBuilder();
        String earlier = turn.messages() == null ? "" : turn.messages().strip();
        if (earlier.length() > 2) {
            text.append(earlier, 1, earlier.length() - 1);
        } else {
            text.append(json.writeValueAsString(asked(turn)));
        }
        if (!turn.state().equals("open")) {
            text.append(',').append(json.writeValueAsString(answered(turn)));
        }
        return text.toString();
    }

    private Map<String, Object> asked(KeptTurn turn) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "user");
        message.put("content", turn.question());
        message.put(at, turn.askedAt());
        return message;
    }

    private Map<String, Object> answered(KeptTurn turn) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", turn.answer());
        message.put(at, turn.endedAt() == null ? turn.askedAt() : turn.endedAt());
        message.put("model", turn.model());
        message.put("state", turn.state());
        message.put("sources", new RawValue(turn.sources()));
        return message;
    }

    /**
     * An object with a list of messages at its end, as its turns are read.
     *
     * @param beginning what stands before the list, an object without its closing brace
     */
    Flux<DataBuffer> history(String beginning, Flux<KeptTurn> turns) {
        Flux<String> messages = turns.index((at, turn) -> (at == 0 ? "" : ",") + messages(turn));
        return Flux.concat(Flux.just(beginning + ",\"messages\":["), messages, Flux.just("]}")).map(TurnText::bytes);
    }

    ResponseEntity<Flux<DataBuffer>> file(String name, Flux<Map<String, Object>> lines) {
        return ResponseEntity.ok().contentType(LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(lines.map(line -> bytes(json.writeValueAsString(line) + "\n")));
    }

    private static DataBuffer bytes(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
