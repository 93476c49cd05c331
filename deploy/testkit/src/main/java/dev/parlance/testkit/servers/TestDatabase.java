package dev.parlance.testkit.servers;

import java.util.Map;

/** An empty schema with a role of its own, whose search path leads to it: what a service finds on its first start. */
public record TestDatabase(String host, int port, String name, String username, String password, String schema) {

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(host, port, name, username, password);
    }

    public String r2dbcUrl() {
        return "r2dbc:postgresql://%s:%s@%s:%d/%s?schema=%s".formatted(username, password, host, port, name, schema);
    }

    /** As the settings every service reads. */
    public Map<String, String> settings() {
        return Map.of("parlance.database.host", host, "parlance.database.port", Integer.toString(port),
                "parlance.database.name", name, "parlance.database.username", username, "parlance.database.password",
                password,
                "parlance.database.schema", schema);
    }
}
