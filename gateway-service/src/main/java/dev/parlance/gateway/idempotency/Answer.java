package dev.parlance.gateway.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

/**
 * What a service answered.
 *
 * @param headers those of the service; what belongs to one sending of it is left out
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

    private static final Set<Integer> TRY_AGAIN = Set.of(402, 408, 425, 429);

    private static final Set<String> OF_ONE_SENDING = Set.of("date", "content-length");

    /** Whether the same request would be answered like this again; an answer that asks for patience is none to keep. */
    static boolean isFinal(int status) {
        return status < 500 && !TRY_AGAIN.contains(status);
    }

    Mono<Void> writeTo(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        headers.forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            for (Map.Entry<String, List<String>> header : headers.headerSet()) {
                write(out, header);
            }
            out.writeUTF("");
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Map.Entry<String, List<String>> header)
            throws IOException {
        if (OF_ONE_SENDING.contains(header.getKey().toLowerCase(Locale.ROOT))) {
            return;
        }
        for (String value : header.getValue()) {
            out.writeUTF(header.getKey());
            out.writeUTF(value);
        }
    }

    static Answer of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int status = in.readUnsignedShort();
            HttpHeaders headers = new HttpHeaders();
            for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
                headers.add(name, in.readUTF());
            }
            return new Answer(status, headers, in.readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
