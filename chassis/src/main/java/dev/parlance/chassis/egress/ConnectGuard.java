package dev.parlance.chassis.egress;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Looks at the final address just before a connection is made, so that no name, literal or redirect slips past. */
final class ConnectGuard extends ChannelOutboundHandlerAdapter {

    private final EgressPolicy policy;

    ConnectGuard(EgressPolicy policy) {
        this.policy = policy;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the promise carries the outcome
    public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
            ChannelPromise promise) {
        if (remote instanceof InetSocketAddress address && !address.isUnresolved()
                && policy.permits(address.getAddress())) {
            context.connect(remote, local, promise);
            return;
        }
        promise.setFailure(new AddressNotOpen());
    }
}
