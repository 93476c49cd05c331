package dev.parlance.gateway.routing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import dev.parlance.gateway.access.Requirement;

/** Reads the route table from its text: one route a line, fields parted by tabs or spaces, {@code #} for remarks. */
final class RouteFile {

    private static final int FIELDS = 6;

    /** Stands for the largest upload, which the operator sets. */
    private static final String UPLOAD = "upload";

    private final Set<String> services;

    private final DataSize upload;

    /**
     * @param services who may own a route
     * @param upload the largest upload
     */
    RouteFile(Set<String> services, DataSize upload) {
        this.services = services;
        this.upload = upload;
    }

    /** @throws IllegalArgumentException naming the line that is wrong */
    RouteTable read(String text) {
        List<PublicRoute> routes = text.lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(this::route).toList();
        return new RouteTable(routes);
    }

    private PublicRoute route(String line) {
        String[] fields = line.split("\\s+");
        if (fields.length != FIELDS || !services.contains(fields[2]) || !isPattern(fields[1])) {
            throw new IllegalArgumentException("Not a route of one of " + services + ": " + line);
        }
        return new PublicRoute(HttpMethod.valueOf(fields[0]), fields[1], fields[2],
                Requirement.valueOf(fields[3].toUpperCase(Locale.ROOT)), duration(fields[4]), size(fields[5]));
    }

    private static boolean isPattern(String path) {
        return PathText.isPlain(path.replaceAll("\\{[a-z]+}", "x"));
    }

    private static Duration duration(String text) {
        return DurationStyle.SIMPLE.parse(text);
    }

    private DataSize size(String text) {
        return UPLOAD.equals(text) ? upload : DataSize.parse(text);
    }
}
