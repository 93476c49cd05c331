package dev.parlance.inference.gateway.equipment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.hook.Fetched;
import dev.parlance.inference.hook.HookAnswer;
import dev.parlance.inference.hook.Hooks;
import dev.parlance.inference.tool.Tool;

/**
 * Functions that are listed elsewhere. A listing that cannot be read fails the request: to answer without the tools would be
 * to answer otherwise than wanted.
 */
public final class FunctionSources {

    private static final Logger log = LoggerFactory.getLogger(FunctionSources.class);

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int AT_ONCE = 4;

    private static final int LARGEST = 1024 * 1024;

    private static final int MOST_FUNCTIONS = 128;

    private static final List<String> MEMBERS = List.of("name", "description", "callbackUrl", "headers",
            "contentFormat");

    private final Hooks hooks;

    private final Functions functions;

    private final JsonMapper json;

    private final Fetched<Place, Listing> fetched;

    public FunctionSources(Hooks hooks, Functions functions, JsonMapper json, Clock clock) {
        this.hooks = hooks;
        this.functions = functions;
        this.json = json;
        this.fetched = new Fetched<>(this::fetch, Listing::characters, clock);
    }

    private record Place(UUID account, String address) {}

    private record Listing(List<Tool> tools, int characters) {}

    /** In the order of the addresses. Fails with 502 naming the source that cannot be read. */
    Mono<List<Tool>> tools(UUID account, JsonNode addresses) {
        return Flux.fromIterable(addresses.values()).map(address -> new Place(account, address.stringValue()))
                .flatMapSequential(this::listing, AT_ONCE).concatMapIterable(Listing::tools).collectList();
    }

    private Mono<Listing> listing(Place place) {
        return fetched.get(place, GOOD_FOR).onErrorMap(thrown -> failed(place, thrown));
    }

    /** To judge what is listed takes a while, so no event loop does it. */
    private Mono<Listing> fetch(Place place) {
        return hooks.get(place.account(), URI.create(place.address()), LARGEST).timeout(PATIENCE)
                .publishOn(Schedulers.parallel()).map(this::read);
    }

    private Listing read(HookAnswer answer) {
        if (!answer.isSuccess()) {
            throw Failure.of(502, "status", "It answered with the status " + answer.status() + ".");
        }
        JsonNode listed = listed(answer.text());
        List<Tool> tools = new ArrayList<>();
        for (JsonNode definition : listed) {
            String field = "functions[" + tools.size() + "]";
            tools.add(functions.judged(field, definition instanceof ObjectNode all ? known(all) : definition));
        }
        return new Listing(List.copyOf(tools), answer.text().length());
    }

    private JsonNode listed(String text) {
        try {
            JsonNode listed = json.readTree(text).path("functions");
            if (listed.isArray() && listed.size() <= MOST_FUNCTIONS) {
                return listed;
            }
        } catch (JacksonException malformed) {
            log.debug("A listing of functions is no JSON", malformed);
        }
        throw Failure.of(502, "form", "It does not list at most " + MOST_FUNCTIONS + " functions in JSON.");
    }

    /** Who lists functions for others, too, may say more of them. */
    private static ObjectNode known(ObjectNode definition) {
        return definition.deepCopy().retain(MEMBERS);
    }

    /** What stands after the path may be a secret. */
    private static Failure failed(Place place, Throwable thrown) {
        if (thrown instanceof Failure ours && ours.status() == 503) {
            return ours;
        }
        String source = place.address().replaceAll("[?#].*", "");
        log.warn("The functions of a source cannot be read: {}", thrown.getClass().getSimpleName());
        String why = thrown instanceof Failure failure ? " " + failure.text() : "";
        return Failure.of(502, "function_source_failed",
                "The functions of the source '" + source + "' cannot be read." + why);
    }
}
