package dev.parlance.chassis.neighbour;

import java.util.Optional;

import org.springframework.http.server.reactive.HttpHandler;

/**
 * The services of this installation that run in the same process. They are handed requests without a wire between; those
 * that run elsewhere are reached over HTTP.
 */
public interface NearbyServices {

    /** @param service by its short name */
    Optional<HttpHandler> find(String service);
}
