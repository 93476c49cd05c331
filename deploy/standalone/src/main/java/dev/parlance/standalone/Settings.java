package dev.parlance.standalone;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says about this start.
 *
 * @param port the public one
 * @param managementPort for operators, on the loopback interface only
 * @param data everything that must survive
 * @param publicUrl how users reach the installation
 * @param database an external PostgreSQL, when one is given
 * @param kafka bootstrap servers of an external Kafka, when they are given
 */
record Settings(int port, int managementPort, Path data, String publicUrl, Optional<URI> database,
        Optional<String> kafka) {

    static Settings from(Map<String, String> environment) {
        int port = port(environment, "PARLANCE_PORT", 8080);
        return new Settings(port, port(environment, "PARLANCE_MANAGEMENT_PORT", 9080),
                Path.of(value(environment, "PARLANCE_DATA").orElse("data")).toAbsolutePath().normalize(),
                value(environment, "PARLANCE_PUBLIC_URL").orElse(usualUrl(environment, port)),
                value(environment, "PARLANCE_DATABASE_URL").map(Settings::database),
                value(environment, "PARLANCE_KAFKA"));
    }

    /** Encrypted where the gateway is given a certificate. */
    private static String usualUrl(Map<String, String> environment, int port) {
        String scheme = value(environment, "PARLANCE_TLS_CERTIFICATE").isPresent() ? "https" : "http";
        return scheme + "://localhost:" + port;
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String given = value(environment, name).orElse(Integer.toString(usual));
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) > 65_535) {
            throw new Misconfigured(name + " needs a port number, not '" + given + "'.");
        }
        return Integer.parseInt(given);
    }

    /** Says so before anything is started, rather than after half a minute. */
    void demandFreePorts() {
        demandFree(port, "PARLANCE_PORT");
        demandFree(managementPort, "PARLANCE_MANAGEMENT_PORT");
    }

    private static void demandFree(int port, String name) {
        if (!isFree(port)) {
            throw new Misconfigured("Port %d is taken. Set %s to another one.".formatted(port, name));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static URI database(String given) {
        URI uri = URI.create(given.startsWith("jdbc:") ? given.substring(5) : given);
        String user = uri.getUserInfo();
        if (uri.getHost() == null || user == null || !user.contains(":") || uri.getPath().length() < 2) {
            throw new Misconfigured(
                    "PARLANCE_DATABASE_URL needs the form postgresql://user:password@host:port/database.");
        }
        return uri;
    }
}
