package dev.parlance.knowledge.source.fetch;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import dev.parlance.knowledge.parsing.web.RobotsDirectives;
import dev.parlance.knowledge.source.fetch.Fetched.Failed;
import dev.parlance.knowledge.source.fetch.Fetched.Moved;
import dev.parlance.knowledge.source.fetch.Fetched.Page;

/**
 * Asks addresses that users have named: through the guard that keeps out of private networks, redirects one by one, no more
 * bytes and no more time than allowed. What goes wrong is part of the answer.
 */
public final class Fetcher {

    private static final int MOST_HOPS = 5;

    /** As much as RFC 9309 demands to be read of a server's rules, and a little more. */
    private static final int LARGEST_RULES = 512 * 1024;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:+-]+)");

    private static final String ACCEPTED = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/*;q=0.8,*/*;q=0.5";

    private final HttpClient http;

    private final FetchSettings settings;

    private final Clock clock;

    Fetcher(HttpClient guarded, FetchSettings settings, Clock clock) {
        this.http = guarded.compress(true).headers(headers -> headers.set(HttpHeaderNames.USER_AGENT, "Parlance")
                .set(HttpHeaderNames.ACCEPT, ACCEPTED));
        this.settings = settings;
        this.clock = clock;
    }

    /** One request, whatever its answer. */
    public Mono<Fetched> once(URI address) {
        return ask(address, false);
    }

    /** What stands at the address in the end. */
    public Mono<Fetched> following(URI address) {
        return following(address, false, MOST_HOPS);
    }

    /** The rules a server has for robots, cut where they are too long. */
    public Mono<Fetched> rules(String origin) {
        return following(URI.create(origin + "/robots.txt"), true, MOST_HOPS);
    }

    private Mono<Fetched> following(URI address, boolean rules, int hops) {
        return ask(address, rules).flatMap(fetched -> switch (fetched) {
            case Moved moved when hops > 0 -> following(moved.to(), rules, hops - 1);
            case Moved moved -> Mono.just(Failed.forGood(0, "The address redirects too often."));
            default -> Mono.just(fetched);
        });
    }

    private Mono<Fetched> ask(URI address, boolean rules) {
        return http.get().uri(address).response((answer, body) -> answered(address, rules, answer, body)).next()
                .timeout(settings.patience())
                .onErrorResume(thrown -> Mono.just(Troubles.of(thrown)));
    }

    private Mono<Fetched> answered(URI address, boolean rules, HttpClientResponse answer, ByteBufFlux body) {
        int status = answer.status().code();
        if (status >= 200 && status < 300) {
            return rules ? rules(address, body) : page(address, answer, body);
        }
        String location = header(answer, "Location");
        if (status >= 300 && status < 400 && location != null) {
            return Mono.just(moved(address, location));
        }
        return Mono.just(Troubles.of(status, Troubles.wait(header(answer, "Retry-After"), clock)));
    }

    private static Fetched moved(URI from, String location) {
        return resolved(from, location).<Fetched>map(Moved::new)
                .orElseGet(() -> Failed.forGood(0, "The address redirects to one that cannot be asked."));
    }

    private static Optional<URI> resolved(URI from, String location) {
        try {
            return Addresses.found(from.resolve(location.strip().replace(" ", "%20")).toString());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Mono<Fetched> page(URI address, HttpClientResponse answer, ByteBufFlux body) {
        String header = header(answer, "Content-Type");
        String type = ContentKinds.type(header);
        Optional<String> ending = ContentKinds.ending(type, address.getPath());
        if (ending.isEmpty()) {
            return Mono.just(Failed.forGood(0, "What stands there cannot be read%s."
                    .formatted(type.isEmpty() ? "" : ": it is of the kind " + shortened(type))));
        }
        var asked = RobotsDirectives.of(answer.responseHeaders().getAll("X-Robots-Tag"));
        return gathered(body, Math.toIntExact(settings.largest().toBytes()))
                .map(all -> page(all, new Page(address, ending.get(), charset(header), all.bytes(), asked)));
    }

    private Fetched page(Gathered all, Page page) {
        if (all.isCut()) {
            return Failed.forGood(0, "It has more than %d MB.".formatted(settings.largest().toMegabytes()));
        }
        return page.content().length == 0 ? Failed.forGood(0, "The page is empty.") : page;
    }

    private static Mono<Fetched> rules(URI address, ByteBufFlux body) {
        return gathered(body, LARGEST_RULES).map(
                all -> new Page(address, "txt", null, all.bytes(), RobotsDirectives.of(List.of())));
    }

    private static Mono<Gathered> gathered(ByteBufFlux body, int most) {
        Gathered all = new Gathered(most);
        return body.asByteArray().takeUntil(all::add).then(Mono.fromSupplier(() -> all));
    }

    private static @Nullable String charset(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var charset = CHARSET.matcher(header);
        return charset.find() ? charset.group(1) : null;
    }

    private static String shortened(String type) {
        return type.length() <= 80 ? type : type.substring(0, 80) + "…";
    }

    private static @Nullable String header(HttpClientResponse answer, String name) {
        return answer.responseHeaders().get(name);
    }
}
