package dev.parlance.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

import dev.parlance.testkit.servers.RealServers;

/**
 * The whole service on a real PostgreSQL. Kafka is away, so that facts stay in the outbox where a test can see them,
 * and because nothing the service answers may need it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = AccountApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "spring.config.name=account-service", "parlance.signin.secret=" + AccountServer.SIGN_IN_SECRET,
        "parlance.kafka=127.0.0.1:1", "parlance.caller.secret=" + RealServers.CALLER_SECRET,
        "parlance.api-keys.per-account=20"})
@ContextConfiguration(initializers = AccountServer.OnRealPostgres.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface AccountServer {

    /** Signs what people carry, in tests. */
    String SIGN_IN_SECRET = "fedcba9876543210fedcba9876543210";

    /** A fresh database, and no broker. */
    final class OnRealPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> settings = Map.copyOf(RealServers.freshDatabase().settings());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real postgres", settings));
        }
    }
}
