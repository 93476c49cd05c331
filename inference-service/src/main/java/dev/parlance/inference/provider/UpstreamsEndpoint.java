package dev.parlance.inference.provider;

import java.util.List;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code GET /actuator/upstreams}: how each upstream is. It has no part in readiness: without its upstreams the service
 * still answers, and taking it out of service would help nobody.
 */
@Endpoint(id = "upstreams")
final class UpstreamsEndpoint {

    private final UpstreamStates states;

    UpstreamsEndpoint(UpstreamStates states) {
        this.states = states;
    }

    @ReadOperation
    List<UpstreamStates.View> upstreams() {
        return states.now();
    }
}
