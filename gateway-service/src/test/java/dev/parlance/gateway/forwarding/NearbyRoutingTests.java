package dev.parlance.gateway.forwarding;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import dev.parlance.gateway.access.KeyPlace;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.access.Terms;
import dev.parlance.gateway.peers.KnownClients;
import dev.parlance.gateway.routing.PublicRoute;

import static org.assertj.core.api.Assertions.assertThat;

/** A service of the same process, as a client finds it. */
class NearbyRoutingTests {

    private static final PublicRoute ROUTE = new PublicRoute(HttpMethod.POST, "/v1/chat/completions", "inference",
            new Terms(Requirement.KEY, Set.of("chat"), KeyPlace.PLATFORM_QUERY), Duration.ofSeconds(3),
            DataSize.ofMegabytes(1),
            Set.of());

    private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest
            .method(HttpMethod.POST, URI.create("/v1/chat/completions?a=%20b"))
            .header("Authorization", "Bearer sk-secret")
            .header("X-Parlance-Caller", "forged").header("Content-Type", "application/json").body("{\"a\":1}"));

    private final AtomicBoolean goesOverTheWire = new AtomicBoolean();

    private Mono<Void> routed(HttpHandler service) {
        exchange.getAttributes().put(PublicRoute.ATTRIBUTE, ROUTE);
        exchange.getAttributes().put(ServiceHeaders.CALLER, "signed");
        return new NearbyRouting(name -> name.equals("inference") ? Optional.of(service) : Optional.empty(),
                KnownClients.withoutProxies())
                .filter(exchange, onward -> Mono.fromRunnable(() -> goesOverTheWire.set(true)));
    }

    private static Flux<DataBuffer> pieces(String... pieces) {
        return Flux.just(pieces)
                .map(piece -> DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void passesRequestOnWithTheHeadersMeantForTheService() {
        StepVerifier.create(routed((request, response) -> {
            assertThat(request.getURI().getRawQuery()).isEqualTo("a=%20b");
            assertThat(request.getHeaders().getFirst("X-Parlance-Caller")).isEqualTo("signed");
            assertThat(request.getHeaders().containsHeader("Authorization")).isFalse();
            return text(request).doOnNext(body -> assertThat(body).isEqualTo("{\"a\":1}")).then();
        })).verifyComplete();
        assertThat(goesOverTheWire).isFalse();
    }

    private static Mono<String> text(ServerHttpRequest request) {
        return request.getBody().map(buffer -> buffer.toString(StandardCharsets.UTF_8)).reduce(String::concat);
    }

    @Test
    void passesAnswerOnButForWhatTheGatewayKeepsBack() {
        StepVerifier.create(routed((request, response) -> {
            response.setStatusCode(HttpStatus.NOT_FOUND);
            response.getHeaders().set("X-Conversation-Id", "c1");
            response.getHeaders().set("X-Parlance-Secret", "inside");
            return response.writeWith(pieces("{", "}"));
        })).verifyComplete();

        MockServerHttpResponse told = exchange.getResponse();
        assertThat(told.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(told.getHeaders().getFirst("X-Conversation-Id")).isEqualTo("c1");
        assertThat(told.getHeaders().containsHeader("X-Parlance-Secret")).isFalse();
        StepVerifier.create(told.getBodyAsString()).expectNext("{}").verifyComplete();
    }

    @Test
    void passesAnswerWithoutBodyOn() {
        StepVerifier.create(routed((request, response) -> {
            response.setStatusCode(HttpStatus.NO_CONTENT);
            return response.setComplete();
        })).verifyComplete();

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void losesPatienceWithServiceThatDoesNotBegin() {
        StepVerifier.withVirtualTime(() -> routed((request, response) -> Mono.never()))
                .thenAwait(Duration.ofSeconds(3))
                .verifyErrorSatisfies(late -> assertThat(((ResponseStatusException) late).getStatusCode())
                        .isEqualTo(HttpStatus.GATEWAY_TIMEOUT));
    }

    @Test
    void hasPatienceOnceTheAnswerHasBegun() {
        StepVerifier.withVirtualTime(() -> routed((request, response) -> response
                .writeWith(Flux.concat(pieces("a"), pieces("b").delaySequence(Duration.ofMinutes(5))))))
                .thenAwait(Duration.ofMinutes(5)).verifyComplete();

        StepVerifier.create(exchange.getResponse().getBodyAsString()).expectNext("ab").verifyComplete();
    }

    @Test
    void leavesTheServiceWhenTheClientLeaves() {
        AtomicBoolean left = new AtomicBoolean();

        StepVerifier.create(routed((request, response) -> Mono.<Void>never().doOnCancel(() -> left.set(true))))
                .thenCancel().verify();

        assertThat(left).isTrue();
    }

    @Test
    void tellsWhereAnAnswerBrokeOff() {
        StepVerifier.create(routed((request, response) -> response
                .writeWith(pieces("a").concatWith(Mono.error(new IllegalStateException("broke off"))))))
                .verifyErrorMessage("broke off");
    }

    @Test
    void goesOverTheWireToServicesElsewhere() {
        exchange.getAttributes().put(PublicRoute.ATTRIBUTE, ROUTE);

        StepVerifier.create(new NearbyRouting(name -> Optional.empty(), KnownClients.withoutProxies()).filter(exchange,
                onward -> Mono.fromRunnable(() -> goesOverTheWire.set(true)))).verifyComplete();
        assertThat(goesOverTheWire).isTrue();
    }
}
