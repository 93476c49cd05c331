package dev.parlance.gateway.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.routing.OwnPage;

/** Whether the suite is ready as a whole: 200 when every service is, else 503 naming those that are not. */
final class HealthPage implements OwnPage {

    private final Readiness readiness;

    private final JsonMapper json;

    HealthPage(Readiness readiness, JsonMapper json) {
        this.readiness = readiness;
        this.json = json;
    }

    @Override
    public String path() {
        return "/health";
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return readiness.all().flatMap(services -> answer(exchange.getResponse(), services));
    }

    private Mono<Void> answer(ServerHttpResponse response, Map<String, Boolean> services) {
        List<String> missing = services.entrySet().stream().filter(service -> !service.getValue())
                .map(Map.Entry::getKey).toList();
        response.setStatusCode(missing.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        DataBuffer body = response.bufferFactory().wrap(json.writeValueAsBytes(body(services, missing)));
        return response.writeWith(Mono.just(body));
    }

    private static Map<String, Object> body(Map<String, Boolean> services, List<String> missing) {
        Map<String, String> states = new LinkedHashMap<>();
        services.forEach((name, ready) -> states.put(name, ready ? "ready" : "not ready"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", missing.isEmpty() ? "ok" : "unavailable");
        body.put("services", states);
        if (!missing.isEmpty()) {
            body.put("not_ready", missing);
        }
        return body;
    }
}
