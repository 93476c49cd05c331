package dev.parlance.gateway.routing;

import java.net.URI;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are.
 *
 * @param services base address by name
 * @param readiness address of each one's readiness, by name
 */
@ConfigurationProperties("parlance")
public record Neighbours(Map<String, URI> services, Map<String, URI> readiness) {

    /** The name under which this service owns routes. */
    public static final String SELF = "gateway";
}
