package dev.parlance.chassis.egress;

import java.net.URI;
import java.time.Duration;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import io.netty.channel.ChannelOption;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import dev.parlance.chassis.failure.Failure;

/** Makes HTTP clients for addresses that users choose. Redirects are not followed. */
public final class GuardedHttp {

    private static final int CONNECT_MILLIS = 3_000;

    /** Each address has connections of its own, and users may choose many addresses. */
    private static final Duration FORGETTING = Duration.ofMinutes(2);

    private final HttpClient client;

    public GuardedHttp(EgressPolicy policy) {
        this.client = HttpClient.create(ConnectionProvider.builder("egress").maxConnections(2_000)
                .pendingAcquireMaxCount(1_000).pendingAcquireTimeout(Duration.ofSeconds(5))
                .maxIdleTime(Duration.ofSeconds(30))
                .disposeInactivePoolsInBackground(FORGETTING, FORGETTING).build())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .followRedirect(false)
                .doOnChannelInit((observer, channel, remote) -> channel.pipeline()
                        .addFirst("egress", new ConnectGuard(policy)));
    }

    /** A builder whose every connection passes the guard. */
    public WebClient.Builder webClient() {
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(client));
    }

    /** The underlying client, for callers that pass bytes through unread. */
    public HttpClient httpClient() {
        return client;
    }

    /**
     * Reads an address a user has typed. One parser serves check and dial; user-info, other schemes, control and
     * non-ASCII characters are refused, because parsers disagree about them.
     *
     * @throws Failure naming the field
     */
    public static URI address(String field, String text) {
        URI uri = parsed(field, text);
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null
                || !text.chars().allMatch(c -> c > 32 && c < 127 && c != '\\')) {
            throw Failure.invalid(field, "The field '" + field + "' needs an http or https address.");
        }
        return uri;
    }

    private static URI parsed(String field, String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw Failure.invalid(field, "The field '" + field + "' needs an http or https address.");
        }
    }
}
