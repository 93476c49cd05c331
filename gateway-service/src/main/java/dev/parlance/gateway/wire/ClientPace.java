package dev.parlance.gateway.wire;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.Future;

import dev.parlance.chassis.failure.Failure;

/**
 * Parts with clients that send or read so slowly that they only hold a connection. A request that arrives in one piece
 * costs nothing here: a clock is only set when a read has ended in the middle of one. Time in which it is us who do not
 * read counts for nobody.
 */
final class ClientPace extends ChannelDuplexHandler {

    private enum Phase {
        /** Between requests. */
        IDLE,
        /** Some of a head has come. */
        HEAD,
        /** The head is known, the body is not complete. */
        BODY
    }

    private final WireSettings settings;

    private final RefusalText refusals;

    private Phase phase = Phase.IDLE;

    /** Of the last request, absent before the first. */
    private @Nullable HttpRequest head;

    private boolean answering;

    private long received;

    private long waited;

    private long waitingSince;

    private @Nullable Future<?> clock;

    private @Nullable Future<?> unread;

    ClientPace(WireSettings settings, RefusalText refusals) {
        this.settings = settings;
        this.refusals = refusals;
    }

    void headIsComplete(HttpRequest complete) {
        phase = Phase.BODY;
        head = complete;
        answering = false;
        received = 0;
        waited = 0;
        waitingSince = 0;
    }

    void requestIsComplete() {
        phase = Phase.IDLE;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (phase == Phase.IDLE) {
            phase = Phase.HEAD;
        } else if (phase == Phase.BODY) {
            received += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
            endWaiting();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (phase == Phase.IDLE) {
            stop();
        } else if (clock == null) {
            watch(context, phase);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        if (phase == Phase.BODY && waitingSince == 0) {
            waitingSince = System.nanoTime();
        }
        context.read();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise carries it
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        answering |= phase == Phase.BODY;
        context.write(message, promise);
    }

    private void watch(ChannelHandlerContext context, Phase watched) {
        long time = (watched == Phase.HEAD ? settings.head() : settings.body()).toNanos();
        clock = context.executor().schedule(() -> look(context, watched), time, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext context, Phase watched) {
        clock = null;
        if (phase == Phase.IDLE) {
            return;
        }
        if (phase == watched && (phase == Phase.HEAD || isBodyTooSlow())) {
            refuse(context);
            return;
        }
        watch(context, phase);
    }

    private boolean isBodyTooSlow() {
        if (waitingSince != 0) {
            endWaiting();
            waitingSince = System.nanoTime();
        }
        if (waited < settings.body().toNanos()) {
            return false;
        }
        boolean tooSlow = received < settings.least().toBytes();
        received = 0;
        waited = 0;
        return tooSlow;
    }

    private void endWaiting() {
        if (waitingSince != 0) {
            waited += System.nanoTime() - waitingSince;
            waitingSince = 0;
        }
    }

    /** Said only where it cannot be taken for a part of another answer. */
    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
    private void refuse(ChannelHandlerContext context) {
        if (phase == Phase.HEAD ? head != null : answering) {
            context.close();
            return;
        }
        Failure tooSlow = Failure.of(408, "request_timeout", "The request did not arrive in time.");
        context.writeAndFlush(refusals.bytes(tooSlow, head)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            unread = cancelled(unread);
        } else if (unread == null) {
            unread = context.executor().schedule(() -> close(context), settings.reading().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        context.fireChannelWritabilityChanged();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
    private static void close(ChannelHandlerContext context) {
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
        unread = cancelled(unread);
    }

    private void stop() {
        clock = cancelled(clock);
    }

    private static @Nullable Future<?> cancelled(@Nullable Future<?> future) {
        if (future != null) {
            future.cancel(false);
        }
        return null;
    }
}
