package dev.parlance.inference.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.failure.Failure;
import dev.parlance.inference.model.UpstreamListing.Snapshot;
import dev.parlance.inference.provider.Upstream;
import dev.parlance.inference.provider.UpstreamModel;

/** The registry of models: the built-in one, those of the upstream, and the aliases that leave the choice to us. */
public final class Models {

    private static final Set<String> ALIASES = Set.of("auto", "ml-auto");

    private static final String OWNER = "parlance";

    private final String preferred;

    private final long since;

    private final @Nullable Upstream upstream;

    private final @Nullable UpstreamListing listing;

    /**
     * @param preferred what the aliases mean; empty leaves it to the upstream's list
     * @param since when the built-in models came to be, seconds since 1970
     */
    Models(String preferred, long since, @Nullable Upstream upstream, @Nullable UpstreamListing listing) {
        this.preferred = preferred;
        this.since = since;
        this.upstream = upstream;
        this.listing = listing;
    }

    /** The built-in model first, then the aliases, then the upstream's in its own order. */
    public Mono<List<ListedModel>> list() {
        return snapshot().map(this::listed);
    }

    /** Fails with 404 for a name nobody answers to. */
    public Mono<Model> get(String id) {
        if (ALIASES.contains(id)) {
            return preferred();
        }
        if (id.equals(Model.EXTRACT)) {
            return Mono.just(new Model.Extract());
        }
        return snapshot().flatMap(now -> known(now, id)).switchIfEmpty(Mono.error(() -> unknown(id)));
    }

    /** The model that is meant when the caller leaves the choice to us. */
    public Mono<Model> preferred() {
        return snapshot().map(this::choice);
    }

    /** Asks the upstream for its list, so that the first caller need not wait. */
    Mono<Void> warmUp() {
        return snapshot().then();
    }

    private Mono<Snapshot> snapshot() {
        return listing == null ? Mono.just(UpstreamListing.NOTHING) : listing.current();
    }

    private List<ListedModel> listed(Snapshot now) {
        List<ListedModel> models = new ArrayList<>();
        models.add(new ListedModel(Model.EXTRACT, since, OWNER));
        ALIASES.stream().sorted().forEach(alias -> models.add(new ListedModel(alias, since, OWNER)));
        now.models().forEach(model -> models.add(new ListedModel(model.id(), model.created(), model.owner())));
        return List.copyOf(models);
    }

    private Mono<Model> known(Snapshot now, String id) {
        if (upstream == null || listing == null) {
            return Mono.empty();
        }
        if (now.contains(id) || !now.known()) {
            return Mono.just(new Model.Remote(upstream, id, false));
        }
        return listing.renewedIfOld().filter(then -> then.contains(id))
                .map(then -> new Model.Remote(upstream, id, false));
    }

    private Model choice(Snapshot now) {
        if (upstream == null || preferred.equals(Model.EXTRACT)) {
            return new Model.Extract();
        }
        Optional<String> fixed = Optional.of(preferred).filter(name -> !name.isBlank());
        Upstream chosen = upstream;
        return fixed.or(() -> ChatModels.first(now.models()).map(UpstreamModel::id))
                .<Model>map(name -> new Model.Remote(chosen, name, true))
                .orElseGet(Model.Extract::new);
    }

    private static Failure unknown(String id) {
        return Failure.of(404, "model_not_found", "There is no model named '" + shortened(id) + "'.");
    }

    private static String shortened(String id) {
        return id.length() <= 100 ? id : id.substring(0, 100) + "…";
    }
}
