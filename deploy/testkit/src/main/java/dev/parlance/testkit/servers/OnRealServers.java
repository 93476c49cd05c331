package dev.parlance.testkit.servers;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts a context on a fresh database and the shared broker:
 * {@code @SpringBootTest} with {@code @ContextConfiguration(initializers = OnRealServers.class)}.
 */
public final class OnRealServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = Map.copyOf(RealServers.settings());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("real servers", settings));
    }
}
