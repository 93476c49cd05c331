package dev.parlance.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.CallerTokens;
import dev.parlance.testkit.servers.RealServers;

/** Several instances of the service on one real PostgreSQL, without a broker. Close them when the tests are over. */
public final class Instances implements AutoCloseable {

    private final List<ConfigurableApplicationContext> contexts;

    private Instances(List<ConfigurableApplicationContext> contexts) {
        this.contexts = contexts;
    }

    /** So many of them, with settings of their own. */
    public static Instances start(int count, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(RealServers.freshDatabase().settings());
        all.putAll(Map.of("spring.config.name", "account-service", "server.port", 0, "parlance.kafka", "127.0.0.1:1",
                "parlance.signin.secret", AccountServer.SIGN_IN_SECRET, "parlance.caller.secret",
                RealServers.CALLER_SECRET));
        all.putAll(settings);
        String[] arguments = all.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Instances(IntStream.range(0, count)
                .mapToObj(number -> new SpringApplicationBuilder(AccountApplication.class).run(arguments)).toList());
    }

    /** What one of them uses for a job. */
    public <T> T get(int instance, Class<T> type) {
        return contexts.get(instance % contexts.size()).getBean(type);
    }

    /** One of them over HTTP. */
    public Edge edge(int instance) {
        ConfigurableApplicationContext context = contexts.get(instance % contexts.size());
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Edge(port, context.getBean(CallerTokens.class));
    }

    public void run(String sql) {
        wait(database().sql(sql).then());
    }

    /** The first column of the only row. */
    public <T> T one(String sql, Class<T> type) {
        return wait(database().sql(sql).map(row -> row.get(0, type)).one());
    }

    private DatabaseClient database() {
        return get(0, DatabaseClient.class);
    }

    public static <T> T wait(Mono<T> work) {
        return work.toFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
