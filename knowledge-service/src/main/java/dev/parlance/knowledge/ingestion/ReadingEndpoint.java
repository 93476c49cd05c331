package dev.parlance.knowledge.ingestion;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

/** The text of files that nobody wants to keep. Only services reach it. */
@RestController
class ReadingEndpoint {

    private static final int LONGEST = 400_000;

    private final BlockingReading reading;

    ReadingEndpoint(BlockingReading reading) {
        this.reading = reading;
    }

    @PostMapping("/internal/readings")
    Mono<TextView> read(ServerWebExchange exchange, @RequestParam("name") String name) {
        return reading.text(name, exchange.getRequest().getBody().map(ReadingEndpoint::taken)).map(TextView::of);
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    record TextView(@JsonProperty("text") String text) {

        static TextView of(String text) {
            return new TextView(text.substring(0, Math.min(LONGEST, text.length())));
        }
    }
}
