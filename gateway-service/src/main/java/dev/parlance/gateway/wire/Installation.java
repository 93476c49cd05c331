package dev.parlance.gateway.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import reactor.netty.NettyPipeline;

/** Puts our handlers around the codec of a connection; on an encrypted one as soon as it is known which codec that is. */
final class Installation {

    private final WireSettings settings;

    private final RefusalText refusals;

    Installation(WireSettings settings, RefusalText refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    void into(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        if (isPlain(pipeline)) {
            around(pipeline);
        } else if (pipeline.get(NettyPipeline.SslHandler) != null) {
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "parlance.encrypted", new Encrypted());
        }
    }

    /** HTTP/2 has limits of its own, and a codec of the same name. */
    private static boolean isPlain(ChannelPipeline pipeline) {
        return pipeline.get(NettyPipeline.HttpCodec) instanceof HttpServerCodec;
    }

    private void around(ChannelPipeline pipeline) {
        ClientPace pace = new ClientPace(settings, refusals);
        pipeline.addBefore(NettyPipeline.HttpCodec, "parlance.pace", pace);
        pipeline.addAfter(NettyPipeline.HttpCodec, "parlance.heads", new RequestHeads(pace, refusals));
    }

    private final class Encrypted extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent) {
                if (isPlain(context.pipeline())) {
                    around(context.pipeline());
                }
                context.pipeline().remove(this);
            }
            context.fireUserEventTriggered(event);
        }
    }
}
