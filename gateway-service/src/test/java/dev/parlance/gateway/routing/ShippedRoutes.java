package dev.parlance.gateway.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** The route table as it ships, without what tests add. */
public final class ShippedRoutes {

    private static final Set<String> SERVICES = Set.of("gateway", "account", "inference", "knowledge", "webchat",
            "scheduler");

    private ShippedRoutes() {
    }

    public static RouteTable table() {
        try {
            String text = new ClassPathResource("gateway/routes.tsv").getContentAsString(StandardCharsets.UTF_8);
            return new RouteFile(SERVICES, DataSize.ofMegabytes(100)).read(text);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
