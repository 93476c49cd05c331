package dev.parlance.inference.model;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

/** {@code GET /v1/models} in the OpenAI shape. */
@RestController
class ModelsEndpoint {

    private final Models models;

    ModelsEndpoint(Models models) {
        this.models = models;
    }

    @GetMapping("/v1/models")
    Mono<ModelsView> list() {
        return models.list().map(all -> new ModelsView("list", all.stream().map(ModelView::of).toList()));
    }

    record ModelsView(@JsonProperty("object") String object, @JsonProperty("data") List<ModelView> data) {}

    record ModelView(@JsonProperty("id") String id, @JsonProperty("object") String object,
            @JsonProperty("created") long created, @JsonProperty("owned_by") String owner) {

        static ModelView of(ListedModel model) {
            return new ModelView(model.id(), "model", model.created(), model.owner());
        }
    }
}
