package dev.parlance.gateway.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.ReferenceCountUtil;

import dev.parlance.chassis.failure.Failure;

/** Gives the empty answer to something unreadable a body. It stands in the way of answers only after such a thing came. */
final class RefusalInWords extends ChannelOutboundHandlerAdapter {

    private final RefusalText refusals;

    private final HttpRequest head;

    RefusalInWords(RefusalText refusals, HttpRequest head) {
        this.refusals = refusals;
        this.head = head;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise carries it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse empty && isRefusal(empty)) {
            ReferenceCountUtil.release(empty);
            context.write(refusals.answer(failure(empty.status()), head), promise);
            return;
        }
        context.write(message, promise);
    }

    private static boolean isRefusal(FullHttpResponse answer) {
        return answer.status().code() >= 400 && !answer.content().isReadable();
    }

    private Failure failure(HttpResponseStatus status) {
        return switch (status.code()) {
            case 414 -> Failure.of(414, "address_too_long", "The address is longer than is accepted.");
            case 431 -> Failure.of(431, "headers_too_large", "The headers are larger than is accepted.");
            default -> head.decoderResult().cause() instanceof MalformedHost host
                    ? Failure.of(400, "invalid_host", String.valueOf(host.getMessage()))
                    : Failure.of(400, "malformed_request", "The request cannot be understood.");
        };
    }
}
