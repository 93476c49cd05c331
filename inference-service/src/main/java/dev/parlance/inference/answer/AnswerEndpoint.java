package dev.parlance.inference.answer;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.metering.Route;
import dev.parlance.inference.provider.UpstreamFailure;

/** {@code POST /api/v1/answer}: a question to collections of the platform API, answered with sources. */
@RestController
class AnswerEndpoint {

    private static final String FAMILY = "platform";

    private final CollectionAnswers answers;

    AnswerEndpoint(CollectionAnswers answers) {
        this.answers = answers;
    }

    @PostMapping("/api/v1/answer")
    Mono<CollectionAnswerView> answer(ServerWebExchange exchange, Caller caller, @RequestBody JsonNode body) {
        if (!(body instanceof ObjectNode query)) {
            return Mono.error(Failure.badRequest("invalid_request", "The body must be a JSON object with 'term'."));
        }
        String model = model(query.remove("model"));
        Route route = new Route(FAMILY, exchange.getRequest().getPath().value());
        return answers.answer(caller, route, query, model).map(CollectionAnswerView::of)
                .onErrorMap(UpstreamFailure.class, UpstreamFailure::told);
    }

    private static @Nullable String model(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return null;
        }
        if (!given.isString() || given.stringValue().isBlank()) {
            throw Failure.invalid("model", "The field 'model' must be the name of a model.");
        }
        return given.stringValue().strip();
    }
}
