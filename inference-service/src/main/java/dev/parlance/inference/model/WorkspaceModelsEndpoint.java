package dev.parlance.inference.model;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.fasterxml.jackson.annotation.JsonProperty;
import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;

/** {@code GET /api/ai/models}: the models a workspace may use, for people. */
@RestController
class WorkspaceModelsEndpoint {

    private final PlanModels models;

    WorkspaceModelsEndpoint(PlanModels models) {
        this.models = models;
    }

    @GetMapping("/api/ai/models")
    Mono<WorkspaceModels> list(Caller caller) {
        return models.list(caller).map(all -> new WorkspaceModels(
                all.stream().map(model -> view(model, models.isPaid(model.id()))).toList()));
    }

    private static WorkspaceModel view(ListedModel model, boolean paid) {
        return switch (model.id()) {
            case PlanModels.AUTO -> new WorkspaceModel(model.id(), "Auto", "The best model for the message", false);
            case "auto" -> new WorkspaceModel(model.id(), "Auto (other name)", "The best model for the message", false);
            case Model.EXTRACT ->
                new WorkspaceModel(model.id(), "Parlance Extract", "Answers in the words of your sources", paid);
            default -> new WorkspaceModel(model.id(), model.name(),
                    model.name().equals(model.id()) ? "Text generation" : "Your AI gateway", paid);
        };
    }

    record WorkspaceModels(@JsonProperty("models") List<WorkspaceModel> models) {}

    record WorkspaceModel(@JsonProperty("id") String id, @JsonProperty("name") String name,
            @JsonProperty("task") String task, @JsonProperty("requiresPaid") boolean requiresPaid) {}
}
