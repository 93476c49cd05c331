package dev.parlance.inference.model;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/** {@code GET /v1/models} in the OpenAI shape. */
@RestController
class ModelsEndpoint {

    private final Models models;

    private final OwnModels own;

    ModelsEndpoint(Models models, OwnModels own) {
        this.models = models;
        this.own = own;
    }

    @GetMapping("/v1/models")
    Mono<ModelsView> list(Caller caller) {
        return Mono.zip(models.list(), own.of(caller.account()), ModelsView::of);
    }

    record ModelsView(@JsonProperty("object") String object, @JsonProperty("data") List<ModelView> data) {

        static ModelsView of(List<ListedModel> everybodys, List<ListedModel> own) {
            return new ModelsView("list", Stream.concat(everybodys.stream(), own.stream()).map(ModelView::of).toList());
        }
    }

    record ModelView(@JsonProperty("id") String id, @JsonProperty("object") String object,
            @JsonProperty("created") long created, @JsonProperty("owned_by") String owner) {

        static ModelView of(ListedModel model) {
            return new ModelView(model.id(), "model", model.created(), model.owner());
        }
    }
}
