package dev.parlance.gateway.access;

import java.net.URI;
import java.util.List;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** A request in whose address keys stood, with an address that can be shown to anybody. */
final class ScrubbedRequest extends ServerHttpRequestDecorator {

    private final URI address;

    private final List<KeysElsewhere.Parameter> keys;

    ScrubbedRequest(ServerHttpRequest request, URI address, List<KeysElsewhere.Parameter> keys) {
        super(request);
        this.address = address;
        this.keys = keys;
    }

    List<KeysElsewhere.Parameter> keys() {
        return keys;
    }

    @Override
    public URI getURI() {
        return address;
    }

    @Override
    public MultiValueMap<String, String> getQueryParams() {
        return UriComponentsBuilder.fromUri(address).build().getQueryParams();
    }
}
