package dev.parlance.gateway.wire;

import java.util.Iterator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Looks at every head as it was read: one host, written as a host; and sees to it that what cannot be read at all is
 * refused in words.
 */
final class RequestHeads extends ChannelInboundHandlerAdapter {

    private static final String REFUSAL = "parlance.refusal";

    private final ClientPace pace;

    private final RefusalText refusals;

    RequestHeads(ClientPace pace, RefusalText refusals) {
        this.pace = pace;
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest head) {
            pace.headIsComplete(head);
            check(context, head);
        }
        if (message instanceof LastHttpContent) {
            pace.requestIsComplete();
        }
        context.fireChannelRead(message);
    }

    private void check(ChannelHandlerContext context, HttpRequest head) {
        if (head.decoderResult().isSuccess() && !isHostPlain(head)) {
            head.setDecoderResult(DecoderResult.failure(new MalformedHost()));
        }
        if (head.decoderResult().isFailure() && context.pipeline().get(REFUSAL) == null) {
            context.pipeline().addBefore(context.name(), REFUSAL, new RefusalInWords(refusals, head));
        }
    }

    private static boolean isHostPlain(HttpRequest head) {
        Iterator<? extends CharSequence> hosts = head.headers().valueCharSequenceIterator(HttpHeaderNames.HOST);
        if (!hosts.hasNext()) {
            return HttpVersion.HTTP_1_0.equals(head.protocolVersion());
        }
        return HostText.isPlain(hosts.next()) && !hosts.hasNext();
    }
}
