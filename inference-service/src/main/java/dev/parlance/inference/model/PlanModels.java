package dev.parlance.inference.model;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.chassis.failure.Failure;

/** The models a workspace may use: some need a plan that is paid for. */
public final class PlanModels {

    /** What the workspace calls the choice that is left to us. */
    static final String AUTO = "ml-auto";

    private final Models models;

    private final OwnModels own;

    private final Pattern paid;

    private final Set<String> unpaidPlans;

    PlanModels(Models models, OwnModels own, PlanSettings settings) {
        this.models = models;
        this.own = own;
        this.paid = Pattern.compile(settings.paid().stream().map(String::strip).filter(id -> !id.isEmpty())
                .map(PlanModels::anyOf).collect(Collectors.joining("|")));
        this.unpaidPlans = Set.copyOf(settings.unpaidPlans());
    }

    private static String anyOf(String id) {
        return Stream.of(id.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    /** Those the caller's plan allows, the choice that is left to us first. */
    Mono<List<ListedModel>> list(Caller caller) {
        return Mono.zip(models.list(), own.of(caller.account()), (all, gateways) -> ordered(caller, all, gateways));
    }

    private List<ListedModel> ordered(Caller caller, List<ListedModel> all, List<ListedModel> gateways) {
        Stream<ListedModel> auto = all.stream().filter(model -> model.id().equals(AUTO));
        Stream<ListedModel> others = all.stream().filter(model -> !model.id().equals(AUTO))
                .filter(model -> allows(caller, model.id()));
        return Stream.concat(auto, Stream.concat(others, gateways.stream())).toList();
    }

    boolean isPaid(String model) {
        return paid.matcher(model).matches();
    }

    private boolean allows(Caller caller, String model) {
        return !isPaid(model) || !unpaidPlans.contains(caller.plan());
    }

    /**
     * Fails with 404 for a name nobody answers to, and with 403 for a model the caller's plan does not hold.
     *
     * @param name absent leaves the choice to us
     */
    public Mono<Model> get(Caller caller, @Nullable String name) {
        Mono<Model> meant = name == null ? models.preferred() : models.get(name);
        return meant.map(model -> isChosen(model) && !allows(caller, model.id()) ? new Model.Extract() : model)
                .doOnNext(model -> demand(caller, model));
    }

    private static boolean isChosen(Model model) {
        return model instanceof Model.Remote remote && remote.chosen();
    }

    /** Fails with 403 for a model the caller's plan does not hold; what the account pays elsewhere is its own affair. */
    public void demand(Caller caller, Model model) {
        boolean own = model instanceof Model.Remote remote && remote.own();
        if (!own && !allows(caller, model.id())) {
            throw Failure.forbidden("model_not_in_plan", "The plan of this account does not hold this model.")
                    .withField("model");
        }
    }
}
