package dev.parlance.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.gateway.limits.RunningRequestCount;
import dev.parlance.gateway.routing.ExtraRoutes;

/** The whole gateway on a real port, with fake services behind it. */
public final class Suite implements AutoCloseable {

    private static final String SECRET = "a secret for tests, long enough to be one";

    /** In force, and known to the gateway. */
    public static final String KEY = Keys.secret(1);

    public static final UUID KEY_ID = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    public static final UUID MEMBER = UUID.fromString("0198a000-0000-7000-8000-0000000000bb");

    public static final UUID ACCOUNT = UUID.fromString("0198a000-0000-7000-8000-0000000000aa");

    /** Of a person who has signed in. */
    public static final String TOKEN = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";

    public final FakeAccounts account = new FakeAccounts(SECRET);

    public final FakeService inference = new FakeService();

    public final FakeService knowledge = new FakeService();

    public final FakeService webchat = new FakeService();

    public final FakeService scheduler = new FakeService();

    private final CallerTokens tokens = new CallerTokens(SECRET, Clock.systemUTC());

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext gateway;

    private Suite(Map<String, String> broker) {
        gateway = new SpringApplicationBuilder(GatewayApplication.class, ExtraRoutes.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(LastingEventLoops.class))
                .properties("spring.config.name=gateway-service").run(arguments(broker));
        reset();
    }

    /** Without a broker. */
    public static Suite start() {
        return new Suite(Map.of("parlance.access.listen", "false"));
    }

    /** With these settings, and without a broker. */
    public static Suite startWith(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("parlance.access.listen", "false");
        return new Suite(all);
    }

    /** Listening to a broker. */
    public static Suite startWith(String kafka) {
        return new Suite(Map.of("parlance.kafka", kafka));
    }

    private String[] arguments(Map<String, String> broker) {
        Map<String, Object> settings = new TreeMap<>(broker);
        services().forEach((name, service) -> settings.put("parlance.services." + name, service.address()));
        settings.put("parlance.caller.secret", SECRET);
        settings.put("parlance.limits.upload", "2MB");
        settings.put("parlance.access.patience", "5s");
        settings.putIfAbsent("parlance.database.port", "1");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        return settings.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private Map<String, FakeService> services() {
        return Map.of("account", account, "inference", inference, "knowledge", knowledge, "webchat", webchat,
                "scheduler", scheduler);
    }

    public void reset() {
        services().values().forEach(FakeService::reset);
        account.knows(new TestKey(KEY, KEY_ID, ACCOUNT, "secret", List.of("chat", "knowledge"), List.of(), null));
        account.knowsPerson(TOKEN, ACCOUNT, MEMBER);
    }

    /** A key in force that the gateway has not met yet. */
    public TestKey newKey(String... scopes) {
        return inForce(TestKey.secret(scopes));
    }

    public TestKey inForce(TestKey key) {
        account.knows(key);
        return key;
    }

    /** Requests of a key that the gateway believes to be running. */
    public int runningWith(UUID key) {
        return RunningRequestCount.of(key, gateway);
    }

    public <T> T bean(Class<T> type) {
        return gateway.getBean(type);
    }

    public Object bean(String name) {
        return gateway.getBean(name);
    }

    public int port() {
        return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.management.port"));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).timeout(Duration.ofSeconds(20));
    }

    public HttpRequest.Builder keyed(String path) {
        return request(path).header("X-API-Key", KEY);
    }

    public HttpRequest.Builder keyed(String path, TestKey key) {
        return request(path).header("Authorization", "Bearer " + key.text());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(keyed(path));
    }

    public HttpClient http() {
        return http;
    }

    /** Who the service was told is calling. */
    public Optional<Caller> caller(Received request) {
        return tokens.verify(request.headers().get(CallerTokens.HEADER));
    }

    /** Sends exactly these lines, which no careful client would, and returns all that comes back until the end. */
    public String raw(List<String> lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            String head = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        gateway.close();
        services().values().forEach(FakeService::close);
    }
}
