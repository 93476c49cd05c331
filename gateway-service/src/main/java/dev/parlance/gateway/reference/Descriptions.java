package dev.parlance.gateway.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.ClassPathResource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.gateway.routing.PublicRoute;
import dev.parlance.gateway.routing.RouteTable;

/** The descriptions that came with this build, one of each service that has public addresses. */
final class Descriptions {

    private final RouteTable table;

    private final JsonMapper json;

    Descriptions(RouteTable table, JsonMapper json) {
        this.table = table;
        this.json = json;
    }

    JoinedDescription joined() {
        Map<String, ObjectNode> services = new TreeMap<>();
        table.routes().stream().map(PublicRoute::service).distinct()
                .forEach(service -> services.put(service, read(service)));
        return JoinedDescription.of(services, table.routes());
    }

    private ObjectNode read(String service) {
        var file = new ClassPathResource("gateway/openapi/" + service + ".yaml", Descriptions.class.getClassLoader());
        try {
            return YamlText.read(file.getContentAsString(StandardCharsets.UTF_8), json);
        } catch (IOException absent) {
            throw new UncheckedIOException("Nobody describes the addresses of " + service, absent);
        }
    }
}
