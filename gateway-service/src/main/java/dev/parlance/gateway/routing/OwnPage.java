package dev.parlance.gateway.routing;

import org.springframework.web.server.WebHandler;

/** A public address that the gateway answers by itself. */
public interface OwnPage extends WebHandler {

    /** The path, as it stands in the route table. */
    String path();
}
