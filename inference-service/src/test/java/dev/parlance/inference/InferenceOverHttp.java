package dev.parlance.inference;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.inference.embedding.KnownVectors;
import dev.parlance.inference.brand.BrandProfiles;
import dev.parlance.inference.gateway.AiGateways;
import dev.parlance.inference.hook.Salts;
import dev.parlance.inference.metering.FakeLedger;
import dev.parlance.inference.retrieval.Collections;
import dev.parlance.inference.retrieval.Knowledge;
import dev.parlance.inference.retrieval.Searches;

/** The whole service over HTTP, with its upstream, its database and its neighbour replaced by ones a test controls. */
public final class InferenceOverHttp {

    private static final InferenceOverHttp SHARED = new InferenceOverHttp();

    private static final String SECRET = "a secret only for tests, long enough";

    public static final UUID ACCOUNT = new UUID(1, 1);

    public static final UUID OTHER_ACCOUNT = new UUID(2, 2);

    /** The salt of every account. */
    public static final String SALT = "abcdefghijklmnopqrstuvwxyz0123456789_-AB";

    public final FakeUpstream upstream = new FakeUpstream();

    private final ConfigurableApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();

    private InferenceOverHttp(String... more) {
        context = new SpringApplicationBuilder(House.class).properties("spring.config.name=inference-service")
                .run(Stream.concat(settings(), Stream.of(more)).map(setting -> "--" + setting).toArray(String[]::new));
    }

    /** One for all tests, never closed: a context that closes takes the event loops of its JVM along. */
    public static InferenceOverHttp shared() {
        return SHARED;
    }

    /** One with settings of its own; dear, and never closed either. */
    public static InferenceOverHttp with(String... settings) {
        return new InferenceOverHttp(settings);
    }

    /** What the service has put together for itself. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    private Stream<String> settings() {
        return Stream.of("parlance.openai.base-url=" + upstream.address(),
                "parlance.metering.prices=dear-model=1000/4000", "parlance.caller.secret=" + SECRET,
                "server.port=0", "logging.level.root=WARN", "parlance.outbox.enabled=false",
                "parlance.hooks.listen=false",
                "parlance.egress.allow=127.0.0.1", "parlance.models.paid=dear-*",
                "spring.flyway.enabled=false", "management.endpoint.health.validate-group-membership=false");
    }

    @TestConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(excludeName = {"org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"})
    @ComponentScan(basePackages = "dev.parlance.inference", excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.store\\..*|.*IT\\$.*"),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = InferenceApplication.class)})
    static class House {

        @Bean
        InMemoryConversations conversations() {
            return new InMemoryConversations();
        }

        @Bean
        BrandProfiles brands() {
            return new InMemoryBrands();
        }

        @Bean
        AiGateways gatewaysInMemory() {
            return new InMemoryGateways();
        }

        @Bean
        @Primary
        Collections knownCollections() {
            return new KnownCollections();
        }

        @Bean
        @Primary
        MediaInMemory mediaInMemory() {
            return new MediaInMemory();
        }

        @Bean
        @Primary
        FakeLedger fakeLedger() {
            return new FakeLedger();
        }

        @Bean
        @Primary
        Salts knownSalts() {
            return account -> Mono.just(SALT);
        }

        @Bean
        @Primary
        Knowledge knownPassages() {
            return new KnownPassages();
        }

        @Bean
        @Primary
        KnownVectors knownVectors() {
            return new KnownVectors();
        }

        @Bean
        @Primary
        Searches knownMatches() {
            return new KnownMatches();
        }
    }

    public MediaInMemory media() {
        return context.getBean(MediaInMemory.class);
    }

    public FakeLedger ledger() {
        return context.getBean(FakeLedger.class);
    }

    public InMemoryConversations conversations() {
        return context.getBean(InMemoryConversations.class);
    }

    public KnownPassages knowledge() {
        return context.getBean(KnownPassages.class);
    }

    public KnownCollections collections() {
        return context.getBean(KnownCollections.class);
    }

    public KnownMatches searches() {
        return context.getBean(KnownMatches.class);
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public HttpRequest.Builder request(String path) {
        return requestOf(ACCOUNT, path);
    }

    public HttpRequest.Builder requestOf(UUID account, String path) {
        return requestOf(new Caller(account, null, Set.of(), "enterprise", "test-request"), path);
    }

    public HttpRequest.Builder requestOf(Caller caller, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header(CallerTokens.HEADER, new CallerTokens(SECRET, Clock.systemUTC()).sign(caller))
                .header("Content-Type", "application/json");
    }

    /** As somebody of an account that has answers mended without being asked. */
    public HttpResponse<String> postHealing(String path, String body) throws Exception {
        return postAs(new Caller(ACCOUNT, null, null, false, Set.of(), "enterprise", "test-request", true, true), path,
                body);
    }

    /** As somebody of an account that keeps nothing of what is said. */
    public HttpResponse<String> postSilently(String path, String body) throws Exception {
        return postAs(new Caller(ACCOUNT, null, null, false, Set.of(), "enterprise", "test-request", false, false),
                path, body);
    }

    /** With a publishable key. */
    public HttpResponse<String> postAsStranger(String path, String body) throws Exception {
        Caller stranger = new Caller(ACCOUNT, new UUID(3, 3), null, true, Set.of("chat"), "enterprise", "test-request");
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .header(CallerTokens.HEADER, new CallerTokens(SECRET, Clock.systemUTC()).sign(stranger))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> getAs(UUID account, String path) throws Exception {
        return client.send(requestOf(account, path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(path).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> postAs(Caller caller, String path, String body) throws Exception {
        return client.send(requestOf(caller, path).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> sendAs(Caller caller, String method, String path) throws Exception {
        return client.send(requestOf(caller, path).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> sendAs(UUID account, String method, String path, String body) throws Exception {
        return client.send(requestOf(account, path).method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> getAs(Caller caller, String path) throws Exception {
        return client.send(requestOf(caller, path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> postAs(UUID account, String path, String body) throws Exception {
        return client.send(requestOf(account, path).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }
}
