package dev.parlance.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.server.reactive.HttpHandler;

import dev.parlance.chassis.neighbour.NearbyServices;
import dev.parlance.embedded.LoopbackPort;
import dev.parlance.standalone.Services.Service;

/** Six services in this process, each in a context and on a port of its own, told only addresses. */
final class Suite implements AutoCloseable {

    private static final int AT_ONCE = 3;

    private final Settings settings;

    private final Secrets secrets;

    private final Backbone backbone;

    private final Map<String, String> neighbours = new LinkedHashMap<>();

    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();

    private final ConcurrentLinkedDeque<ConfigurableApplicationContext> contexts = new ConcurrentLinkedDeque<>();

    Suite(Settings settings, Secrets secrets, Backbone backbone) {
        this.settings = settings;
        this.secrets = secrets;
        this.backbone = backbone;
    }

    /** Starts the inner services side by side and the gateway last, so that the public port opens on a whole suite. */
    void start() {
        Services.INNER.forEach(service -> neighbours.put(service.name(), "http://127.0.0.1:" + innerPort(service)));
        try (var starts = Executors.newFixedThreadPool(AT_ONCE)) {
            var begun = new ArrayList<java.util.concurrent.Future<?>>();
            Services.INNER.forEach(service -> begun.add(starts.submit(() -> start(service, inner(service)))));
            begun.forEach(Suite::await);
        }
        start(Services.GATEWAY, outer());
    }

    private void start(Service service, Map<String, String> properties) {
        properties.putAll(backbone.addresses(service.name()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader own = OwnClassPath.of(service.name());
        thread.setContextClassLoader(own);
        try {
            ConfigurableApplicationContext context = application(service, own).run(arguments(properties));
            contexts.addFirst(context);
            handlers.put(service.name(), context.getBean(HttpHandler.class));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private SpringApplication application(Service service, ClassLoader own) {
        return new SpringApplicationBuilder(new DefaultResourceLoader(own), service.application())
                .properties("spring.config.name=" + service.name() + "-service")
                .initializers((GenericApplicationContext context) -> prepare(service, context))
                .registerShutdownHook(false).build();
    }

    /** The gateway reaches the others, which run by then, without a wire. */
    private void prepare(Service service, GenericApplicationContext context) {
        context.registerBean(SharedEventLoops.class);
        if (service.equals(Services.GATEWAY)) {
            context.registerBean(NearbyServices.class, () -> name -> Optional.ofNullable(handlers.get(name)));
        }
    }

    private static String[] arguments(Map<String, String> properties) {
        return properties.entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    private Map<String, String> inner(Service service) {
        Map<String, String> properties = common();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(innerPort(service)));
        return properties;
    }

    private Map<String, String> outer() {
        Map<String, String> properties = common();
        properties.put("server.port", Integer.toString(settings.port()));
        properties.put("management.server.port", Integer.toString(settings.managementPort()));
        properties.put("management.server.address", "127.0.0.1");
        return properties;
    }

    private Map<String, String> common() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("parlance.data", settings.data().toString());
        properties.put("parlance.public-url", settings.publicUrl());
        properties.put("parlance.caller.secret", secrets.get("caller"));
        properties.put("parlance.signin.secret", secrets.get("signin"));
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "5s");
        properties.put("management.metrics.use-global-registry", "false");
        neighbours.forEach((name, address) -> properties.put("parlance.services." + name, address));
        return properties;
    }

    private int innerPort(Service service) {
        Path kept = settings.data().resolve("ports").resolve(service.name());
        return LoopbackPort.remembered(kept);
    }

    private static void await(java.util.concurrent.Future<?> start) {
        try {
            start.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while starting", stopped);
        } catch (java.util.concurrent.ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    /** The gateway first, so that nothing new comes in while the others end. */
    @Override
    public void close() {
        List<ConfigurableApplicationContext> open = new ArrayList<>(contexts);
        contexts.clear();
        if (!open.isEmpty()) {
            Closing.quietly(open.removeFirst());
        }
        open.parallelStream().forEach(Closing::quietly);
    }
}
