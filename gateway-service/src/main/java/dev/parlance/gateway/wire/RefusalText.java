package dev.parlance.gateway.wire;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.ApiFamily;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.chassis.identity.Ids;
import dev.parlance.chassis.identity.RequestIds;

/** Words the refusal of what never became a request, in the form of the family its address belongs to. */
final class RefusalText {

    private final JsonMapper json;

    RefusalText(JsonMapper json) {
        this.json = json;
    }

    /** @param head what is known of the request */
    FullHttpResponse answer(Failure failure, @Nullable HttpRequest head) {
        String id = Ids.next().toString();
        byte[] body = json.writeValueAsBytes(family(head).body(failure, id));
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(failure.status()),
                Unpooled.wrappedBuffer(body));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length).set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff").set(RequestIds.HEADER, id)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return answer;
    }

    /** The same as it goes over the wire. */
    ByteBuf bytes(Failure failure, @Nullable HttpRequest head) {
        FullHttpResponse answer = answer(failure, head);
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(answer.status()).append("\r\n");
        answer.headers().forEach(header -> text.append(header.getKey()).append(": ").append(header.getValue())
                .append("\r\n"));
        ByteBuf start = Unpooled.copiedBuffer(text.append("\r\n"), StandardCharsets.ISO_8859_1);
        return Unpooled.wrappedBuffer(start, answer.content());
    }

    private static ApiFamily family(@Nullable HttpRequest head) {
        if (head == null) {
            return ApiFamily.COMMON;
        }
        String target = head.uri();
        int query = target.indexOf('?');
        return ApiFamily.of(query < 0 ? target : target.substring(0, query), head.headers().contains("X-API-Key"));
    }
}
