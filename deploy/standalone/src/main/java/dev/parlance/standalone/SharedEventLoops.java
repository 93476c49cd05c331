package dev.parlance.standalone;

import org.springframework.http.client.ReactorResourceFactory;

/**
 * The event loops all six services run on. Each would end them when it ends itself, and the gateway, which goes first,
 * would take them from those still busy; here they end with the process.
 */
final class SharedEventLoops extends ReactorResourceFactory {

    @Override
    public void stop() {
        // whoever stops is not the last to use them
    }

    @Override
    public void destroy() {
        // the same
    }
}
