package dev.parlance.gateway.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import dev.parlance.gateway.access.KeyPlace;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.access.Terms;

/** Reads the route table from its text: one route a line, fields parted by tabs or spaces, {@code #} for remarks. */
final class RouteFile {

    private static final int FIELDS = 8;

    /** The words of the scopes keys have. */
    private static final Set<String> SCOPES = Set.of("chat", "gateways", "knowledge", "search", "analytics",
            "usage", "account");

    /** Stands for no scope, no class and no place beside the headers. */
    private static final String NONE = "-";

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
        if (fields.length != FIELDS && fields.length != FIELDS + 1 || !services.contains(fields[2])
                || !isPattern(fields[1])) {
            throw new IllegalArgumentException("Not a route of one of " + services + ": " + line);
        }
        return new PublicRoute(HttpMethod.valueOf(fields[0]), fields[1], fields[2], terms(fields),
                DurationStyle.SIMPLE.parse(fields[4]), size(fields[5]), LimitClass.read(fields[6]));
    }

    private static boolean isPattern(String path) {
        return PathText.isPlain(path.replaceAll("\\{[a-z_-]+}", "x"));
    }

    private static Terms terms(String[] fields) {
        Requirement requirement = Requirement.valueOf(fields[3].toUpperCase(Locale.ROOT));
        String elsewhere = fields.length > FIELDS ? fields[FIELDS] : NONE;
        return new Terms(requirement, scopes(fields[7]), KeyPlace.named(elsewhere));
    }

    private static Set<String> scopes(String words) {
        Set<String> scopes = words.equals(NONE) ? Set.of() : Set.of(words.split("\\|"));
        if (!SCOPES.containsAll(scopes)) {
            throw new IllegalArgumentException("Not among the scopes " + SCOPES + ": " + words);
        }
        return scopes;
    }

    private DataSize size(String text) {
        return UPLOAD.equals(text) ? upload : DataSize.parse(text);
    }
}
