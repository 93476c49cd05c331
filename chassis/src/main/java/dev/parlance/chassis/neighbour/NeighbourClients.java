package dev.parlance.chassis.neighbour;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.parlance.chassis.telemetry.Trace;

/**
 * The ways to other services of the installation. Each has connections of its own, so that one neighbour that does not
 * answer takes nothing from the others; all give up soon where nobody is at home.
 */
public final class NeighbourClients implements DisposableBean {

    private static final Duration KNOCKING = Duration.ofSeconds(1);

    private static final Duration UNUSED = Duration.ofSeconds(30);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final WebClient.Builder clients;

    private final Collection<ConnectionProvider> connections = new ConcurrentLinkedQueue<>();

    public NeighbourClients(WebClient.Builder clients) {
        this.clients = clients;
    }

    /**
     * @param name of the way, as its figures are to be called
     * @param address where the neighbour lives, such as {@code http://account:8080}
     * @param most connections at the same time
     * @param waiting how many requests may wait for one of them
     */
    public WebClient.Builder to(String name, String address, int most, int waiting) {
        ConnectionProvider pool = ConnectionProvider.builder(name).maxConnections(most).pendingAcquireMaxCount(waiting)
                .pendingAcquireTimeout(KNOCKING).maxIdleTime(UNUSED).disposeTimeout(CLOSING).build();
        connections.add(pool);
        HttpClient http = HttpClient.create(pool)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(KNOCKING.toMillis()))
                .option(ChannelOption.TCP_NODELAY, true);
        return clients.clone().baseUrl(address).clientConnector(new ReactorClientHttpConnector(http))
                .filter(NeighbourClients::traced);
    }

    /** Tells the neighbour of which trace its work is part. */
    private static Mono<ClientResponse> traced(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            Trace trace = Trace.in(context);
            return next.exchange(trace == null ? request : with(trace, request));
        });
    }

    private static ClientRequest with(Trace trace, ClientRequest request) {
        ClientRequest.Builder traced = ClientRequest.from(request).header(Trace.PARENT, trace.parent());
        return (trace.state().isEmpty() ? traced : traced.header(Trace.STATE, trace.state())).build();
    }

    @Override
    public void destroy() {
        connections.forEach(ConnectionProvider::dispose);
    }
}
