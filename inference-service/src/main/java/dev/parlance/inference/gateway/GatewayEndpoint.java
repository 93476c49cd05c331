package dev.parlance.inference.gateway;

import java.util.List;
import java.util.UUID;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.stream.JsonTokens;
import dev.parlance.inference.stream.RequestBytes;

/** AI gateways in the platform API. */
@RestController
@RequestMapping("/api/v1/ai-gateways")
class GatewayEndpoint {

    private static final int LARGEST_BODY = 2 * 1024 * 1024;

    private final Gateways gateways;

    private final JsonMapper json;

    GatewayEndpoint(Gateways gateways, JsonMapper json) {
        this.gateways = gateways;
        this.json = json.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    @PostMapping
    Mono<Opened> open(ServerWebExchange exchange, Caller caller) {
        return body(exchange).map(GatewayDraft::whole).flatMap(draft -> gateways.open(caller, draft)).map(Opened::new);
    }

    @GetMapping
    Mono<List<ListedView>> list(Caller caller, @RequestParam(defaultValue = "") String filter) {
        return gateways.list(caller.account(), filter.strip())
                .map(all -> all.stream().map(ListedView::of).toList());
    }

    @GetMapping("/{id}")
    Mono<GatewayView> look(Caller caller, @PathVariable String id) {
        return gateways.get(caller.account(), id).map(GatewayView::of);
    }

    @PatchMapping("/{id}")
    Mono<Void> change(ServerWebExchange exchange, Caller caller, @PathVariable String id) {
        return body(exchange).map(GatewayDraft::partial).flatMap(draft -> gateways.change(caller, id, draft));
    }

    @DeleteMapping("/{id}")
    Mono<Void> remove(Caller caller, @PathVariable String id) {
        return gateways.remove(caller.account(), id);
    }

    /** Schemas among the parameters take a while to judge, so no event loop does it. */
    private Mono<JsonNode> body(ServerWebExchange exchange) {
        return RequestBytes.of(exchange, LARGEST_BODY).publishOn(Schedulers.parallel()).map(json::readTree)
                .onErrorMap(JacksonException.class, JsonTokens::malformed);
    }

    record Opened(@JsonProperty("aiGatewayId") UUID id) {}

    record ListedView(@JsonProperty("id") UUID id, @JsonProperty("name") String name,
            @JsonProperty("inferenceEndpoint") String inferenceEndpoint, @JsonProperty("modelName") String modelName,
            @JsonProperty("slug") String slug) {

        static ListedView of(AiGateway gateway) {
            return new ListedView(gateway.id(), gateway.name(), gateway.parameters().baseAddress(),
                    gateway.parameters().modelName(), gateway.slug());
        }
    }

    record GatewayView(@JsonProperty("name") String name, @JsonProperty("slug") String slug,
            @JsonProperty("parameters") ObjectNode parameters) {

        static GatewayView of(AiGateway gateway) {
            return new GatewayView(gateway.name(), gateway.slug(), gateway.parameters().shown());
        }
    }
}
