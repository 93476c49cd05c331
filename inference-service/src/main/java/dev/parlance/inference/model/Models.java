package dev.parlance.inference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;

/** The registry of models: the built-in one, those of the upstreams, and the aliases that leave the choice to us. */
public final class Models {

    private static final Set<String> ALIASES = Set.of("auto", "ml-auto");

    private static final String OWNER = "parlance";

    private final List<String> preferred;

    private final long since;

    private final Listings listings;

    /**
     * @param preferred what the aliases mean, best first; empty leaves it to the upstreams' lists
     * @param since when the built-in models came to be, seconds since 1970
     */
    Models(List<String> preferred, long since, Listings listings) {
        this.preferred = List.copyOf(preferred);
        this.since = since;
        this.listings = listings;
    }

    /** The built-in ones first, then the aliases, then the upstreams' in their own order. */
    public Mono<List<ListedModel>> list() {
        return listings.current().map(this::listed);
    }

    /** Fails with 404 for a name nobody answers to. */
    public Mono<Model> get(String id) {
        if (ALIASES.contains(id)) {
            return preferred();
        }
        if (id.equals(Model.EXTRACT)) {
            return Mono.just(new Model.Extract());
        }
        if (id.equals(Model.EMBED)) {
            return Mono.error(Failure.badRequest("model_not_supported", "The model '" + Model.EMBED
                    + "' only makes embeddings, at /v1/embeddings.").withField("model"));
        }
        return listings.current().<Model>mapNotNull(now -> now.find(id))
                .switchIfEmpty(Mono.defer(() -> listings.renewedIfOld().mapNotNull(then -> then.find(id))))
                .switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    /** The model that is meant when the caller leaves the choice to us, with those that step in for it. */
    public Mono<Model> preferred() {
        return listings.current().map(this::choice);
    }

    /** Asks the upstreams for their lists, so that the first caller need not wait. */
    Mono<Void> warmUp() {
        return listings.current().then();
    }

    private List<ListedModel> listed(Offers now) {
        List<ListedModel> models = new ArrayList<>();
        models.add(new ListedModel(Model.EXTRACT, since, OWNER));
        models.add(new ListedModel(Model.EMBED, since, OWNER));
        ALIASES.stream().sorted().forEach(alias -> models.add(new ListedModel(alias, since, OWNER)));
        now.models().forEach(model -> models.add(new ListedModel(model.id(), model.created(), model.owner())));
        return List.copyOf(models);
    }

    private Model choice(Offers now) {
        if (preferred.isEmpty()) {
            return orBuiltIn(chain(now, now.conversing()));
        }
        Model.Remote offered = chain(now, preferred);
        boolean isBuiltIn = offered != null || preferred.getFirst().equals(Model.EXTRACT);
        return orBuiltIn(isBuiltIn ? offered : chosen(now.anyhow(preferred.getFirst()), null));
    }

    /** Those that are offered, each with the next one behind it; behind the built-in model there is no place. */
    private static Model.@Nullable Remote chain(Offers now, List<String> names) {
        Model.Remote next = null;
        for (String name : names.reversed()) {
            Model.Remote found = name.equals(Model.EXTRACT) ? null : now.find(name);
            next = name.equals(Model.EXTRACT) ? null : found == null ? next : chosen(found, next);
        }
        return next;
    }

    private static Model.@Nullable Remote chosen(Model.@Nullable Remote model, Model.@Nullable Remote instead) {
        return model == null ? null : new Model.Remote(model.upstream(), model.id(), true, false, instead);
    }

    private static Model orBuiltIn(Model.@Nullable Remote model) {
        return model == null ? new Model.Extract() : model;
    }

    private static Failure unknown(String id) {
        return Failure.of(404, "model_not_found", "There is no model named '" + shortened(id) + "'.");
    }

    private static String shortened(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100) + "…";
    }
}
