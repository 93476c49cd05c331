package dev.parlance.testkit.servers;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.util.function.SingletonSupplier;

/**
 * PostgreSQL and Kafka as they are in production, shared by all tests of a JVM: started when first asked for, stopped when
 * the JVM ends. Containers where a Docker engine answers, the embedded servers elsewhere.
 */
public final class RealServers {

    /** Signs callers in tests, at every service alike. */
    public static final String CALLER_SECRET = "a secret that only tests know, 32 bytes or more";

    private static final SingletonSupplier<SharedPostgres> POSTGRES = SingletonSupplier.of(SharedPostgres::start);
    private static final SingletonSupplier<String> KAFKA = SingletonSupplier.of(SharedKafka::start);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private RealServers() {
    }

    /** A schema nobody has used yet. */
    public static TestDatabase freshDatabase() {
        return POSTGRES.obtain().schema("test_" + DATABASES.incrementAndGet());
    }

    /** What clients call {@code bootstrap.servers}. */
    public static String kafka() {
        return KAFKA.obtain();
    }

    /** What a service needs to run against a fresh database and the shared broker, with a folder of its own for files. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(freshDatabase().settings());
        settings.put("parlance.kafka", kafka());
        settings.put("parlance.caller.secret", CALLER_SECRET);
        settings.put("parlance.data", TestFolders.fresh("parlance-data-").toString());
        return settings;
    }

    /** Gives a test's context its {@link #settings()}; call it from a {@code @DynamicPropertySource} method. */
    public static void register(DynamicPropertyRegistry registry) {
        settings().forEach((name, value) -> registry.add(name, () -> value));
    }
}
