package dev.parlance.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import reactor.core.publisher.Flux;

class FingerprintTests {

    @Test
    void isTheSameHoweverABodyIsCut() {
        assertThat(of("/a", "application/json", "{\"a\"", ":1}")).isEqualTo(of("/a", "application/json", "{\"a\":1}"));
        assertThat(of("/a", "application/json", "{\"a\":2}")).isNotEqualTo(of("/a", "application/json", "{\"a\":1}"));
    }

    @Test
    void tellsQueriesApart() {
        assertThat(of("/a?x=1", "text/plain", "b")).isNotEqualTo(of("/a?x=2", "text/plain", "b"));
    }

    @Test
    void leavesOutTheBoundaryOfAForm() {
        assertThat(of("/a", "multipart/form-data; boundary=one", "--one\r\nb\r\n--one--"))
                .isEqualTo(of("/a", "multipart/form-data; boundary=\"two\"", "--two\r\nb\r\n--t", "wo--"));
        assertThat(of("/a", "multipart/form-data; boundary=one", "--one\r\nb\r\n--one--"))
                .isNotEqualTo(of("/a", "multipart/form-data; boundary=one", "--one\r\nc\r\n--one--"));
    }

    @Test
    void isWholeWithTheLastByteThatWasAnnounced() {
        var request = MockServerHttpRequest.post("/a").contentLength(3).body(Flux.concat(parts("abc"), Flux.never()));
        Fingerprint fingerprint = new Fingerprint(request);

        fingerprint.taking(request).getBody().subscribe();

        assertThat(fingerprint.isWhole()).isTrue();
    }

    @Test
    void isNotWholeBeforeTheEnd() {
        var request = MockServerHttpRequest.post("/a").body(Flux.concat(parts("abc"), Flux.never()));
        Fingerprint fingerprint = new Fingerprint(request);

        fingerprint.taking(request).getBody().subscribe();

        assertThat(fingerprint.isWhole()).isFalse();
    }

    private static byte[] of(String address, String type, String... body) {
        var request = MockServerHttpRequest.post(address).contentType(MediaType.parseMediaType(type)).body(parts(body));
        return new Fingerprint(request).of(request).block();
    }

    private static Flux<DataBuffer> parts(String... texts) {
        return Flux.just(texts).map(text -> DefaultDataBufferFactory.sharedInstance
                .wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
