package dev.parlance.gateway.reference;

import java.util.concurrent.Callable;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import dev.parlance.gateway.routing.OwnPage;

/** The joined description. It is made when somebody first asks for it. */
final class DescriptionPage implements OwnPage {

    private static final Logger log = LoggerFactory.getLogger(DescriptionPage.class);

    private final Mono<Document> document;

    DescriptionPage(Descriptions descriptions, JsonMapper json) {
        Callable<Document> made = () -> document(descriptions.joined(), json);
        this.document = Mono.fromCallable(made).subscribeOn(Schedulers.boundedElastic()).cache();
    }

    private static Document document(JoinedDescription joined, JsonMapper json) {
        joined.problems().forEach(problem -> log.warn("The description of the API is not complete: {}", problem));
        return Document.of(MediaType.APPLICATION_JSON, json.writeValueAsBytes(joined.document()));
    }

    @Override
    public String path() {
        return "/openapi.json";
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return document.flatMap(found -> found.write(exchange));
    }
}
