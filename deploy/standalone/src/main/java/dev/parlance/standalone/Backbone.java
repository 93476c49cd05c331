package dev.parlance.standalone;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.parlance.embedded.EmbeddedServerFailed;
import dev.parlance.embedded.kafka.EmbeddedKafka;
import dev.parlance.embedded.kafka.KafkaPlan;
import dev.parlance.embedded.postgres.EmbeddedPostgres;
import dev.parlance.embedded.postgres.PostgresPlan;
import dev.parlance.embedded.postgres.SchemaOwner;

/** The database and the broker that all services share: embedded, unless addresses of others are given. */
final class Backbone implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Backbone.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private final Settings settings;

    private final Secrets secrets;

    private Map<String, String> databaseAddress = Map.of();

    private String kafkaAddress = "";

    Backbone(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** Starts what is embedded, side by side, and returns when both take connections. */
    void start() {
        var kafka = CompletableFuture.runAsync(this::startKafka);
        try {
            startPostgres();
        } finally {
            join(kafka);
        }
    }

    /** What a service needs to know to reach its schema and the broker. */
    Map<String, String> addresses(String service) {
        Map<String, String> addresses = new LinkedHashMap<>(databaseAddress);
        if (settings.database().isEmpty()) {
            addresses.put("parlance.database.username", service);
            addresses.put("parlance.database.password", secrets.get("database-" + service));
        }
        addresses.put("parlance.kafka", kafkaAddress);
        return addresses;
    }

    private void startPostgres() {
        databaseAddress = settings.database().map(Backbone::external).orElseGet(this::embedded);
    }

    private static Map<String, String> external(URI uri) {
        String[] user = uri.getUserInfo().split(":", 2);
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return address(uri.getHost(), port, uri.getPath().substring(1), user[0], user[1]);
    }

    private Map<String, String> embedded() {
        EmbeddedPostgres postgres = startedPostgres();
        List<SchemaOwner> owners = Services.WITH_SCHEMA.stream()
                .map(name -> new SchemaOwner(name, secrets.get("database-" + name))).toList();
        postgres.prepare(owners);
        return address(postgres.host(), postgres.port(), postgres.database(), "", "");
    }

    private EmbeddedPostgres startedPostgres() {
        var postgres = EmbeddedPostgres.start(
                PostgresPlan.keeping(settings.data().resolve("postgresql"), secrets.get("database")));
        keep(postgres);
        ProcessHandle.of(postgres.pid()).ifPresent(server -> watch(server, postgres));
        return postgres;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it says what goes wrong itself
    private void watch(ProcessHandle server, EmbeddedPostgres postgres) {
        server.onExit().thenRun(() -> revive(postgres));
    }

    /** A database that ended by itself is started again on its port; the services' connections find it there. */
    private void revive(EmbeddedPostgres ended) {
        if (!forget(ended)) {
            return;
        }
        log.warn("PostgreSQL has ended unexpectedly and is started again");
        Closing.quietly(ended);
        try {
            startedPostgres();
        } catch (EmbeddedServerFailed failed) {
            log.error("PostgreSQL could not be started again: {}", failed.getMessage());
        }
    }

    /** Whether it was ours to watch: once the backbone is being closed, servers are meant to end. */
    private boolean forget(AutoCloseable server) {
        synchronized (running) {
            return running.remove(server);
        }
    }

    private static Map<String, String> address(String host, int port, String name, String user, String password) {
        return Map.of("parlance.database.host", host, "parlance.database.port", Integer.toString(port),
                "parlance.database.name", name, "parlance.database.username", user, "parlance.database.password",
                password);
    }

    private void startKafka() {
        kafkaAddress = settings.kafka().orElseGet(() -> {
            var kafka = EmbeddedKafka.start(KafkaPlan.keeping(settings.data().resolve("kafka")));
            keep(kafka);
            return kafka.bootstrapServers();
        });
    }

    private void keep(AutoCloseable started) {
        synchronized (running) {
            running.push(started);
        }
    }

    private static void join(CompletableFuture<Void> started) {
        try {
            started.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    @Override
    public void close() {
        List<AutoCloseable> ending;
        synchronized (running) {
            ending = List.copyOf(running);
            running.clear();
        }
        ending.forEach(Closing::quietly);
    }
}
