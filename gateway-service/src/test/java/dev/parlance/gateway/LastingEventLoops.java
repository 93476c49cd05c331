package dev.parlance.gateway;

import org.springframework.http.client.ReactorResourceFactory;

/** The event loops all gateways of this JVM run on; they do not end with the first of them. */
final class LastingEventLoops extends ReactorResourceFactory {

    @Override
    public void stop() {
        // others may be running
    }

    @Override
    public void destroy() {
        // the same
    }
}
